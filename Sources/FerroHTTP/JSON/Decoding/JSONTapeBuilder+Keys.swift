extension JSONTapeBuilder {
    /// Up to so many keys are compared one by one when their hashes collide.
    static let fewKeys = 32

    /// Refuses a key that the object has already.
    @inline(__always)
    mutating func noteKey(_ key: UnsafePointer<UInt8>, _ length: Int) throws(JSONFault) {
        let bit: UInt64 = 1 << (ByteWord.hash(key, length) & 63)
        if current.seen & bit != 0, current.count <= Self.fewKeys { try compareKeys(key, length) }
        current.seen |= bit
    }

    private func compareKeys(_ key: UnsafePointer<UInt8>, _ length: Int) throws(JSONFault) {
        var index = current.node + 2
        while index < nodeCount {
            let node = nodes[index]
            if node.extent == length, !node.isEscaped, ByteWord.equal(bytes + Int(node.place), key, length) {
                throw JSONFault(Self.twice, at: key - bytes - 1, in: UnsafeRawBufferPointer(start: bytes, count: end))
            }
            let value = nodes[index + 1]
            index = value.isContainer ? value.extent : index + 2
        }
    }

    /// Refuses keys that are there twice, of an object with many or with escapes, in time that grows with their number.
    func checkAllKeys() throws(JSONFault) {
        var table = JSONKeyTable(count: current.count)
        var index = current.node + 2
        while index < nodeCount {
            guard table.insert(index, nodes, bytes) else {
                throw JSONFault(
                    Self.twice, at: Int(nodes[index].place) - 1,
                    in: UnsafeRawBufferPointer(start: bytes, count: end))
            }
            let value = nodes[index + 1]
            index = value.isContainer ? value.extent : index + 2
        }
    }

    private static let twice = "a key of this object is there twice"
}

/// Where the keys of one object are, by a hash that an attacker cannot foresee.
struct JSONKeyTable {
    /// Indices of nodes; 0 for a free place, which no key has.
    private var places: [UInt32]

    init(count: Int) {
        var size = 8
        while size < count * 2 { size *= 2 }
        places = Array(repeating: 0, count: size)
    }

    /// Adds a key unless it is there.
    mutating func insert(
        _ index: Int, _ nodes: UnsafeMutablePointer<JSONNode>, _ bytes: UnsafePointer<UInt8>
    ) -> Bool {
        let node = nodes[index]
        let content = UnsafeBufferPointer(start: bytes + Int(node.place), count: node.extent)
        guard node.isEscaped else { return insert(index, content, nodes, bytes) }
        return JSONEscapes.bytes(content).withUnsafeBufferPointer { insert(index, $0, nodes, bytes) }
    }

    private mutating func insert(
        _ index: Int, _ name: UnsafeBufferPointer<UInt8>, _ nodes: UnsafeMutablePointer<JSONNode>,
        _ bytes: UnsafePointer<UInt8>
    ) -> Bool {
        let (place, found) = search(name, nodes, bytes)
        if found == nil { places[place] = UInt32(truncatingIfNeeded: index) }
        return found == nil
    }

    /// The index of the key's node, or the place where it belongs.
    func search(
        _ name: UnsafeBufferPointer<UInt8>, _ nodes: UnsafeMutablePointer<JSONNode>, _ bytes: UnsafePointer<UInt8>
    ) -> (place: Int, found: Int?) {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        var place = hasher.finalize() & (places.count - 1)
        while places[place] != 0 {
            let index = Int(places[place])
            if Self.matches(nodes[index], name, bytes) { return (place, index) }
            place = (place + 1) & (places.count - 1)
        }
        return (place, nil)
    }

    /// Whether a key is called that.
    @inline(__always)
    static func matches(_ node: JSONNode, _ name: UnsafeBufferPointer<UInt8>, _ bytes: UnsafePointer<UInt8>) -> Bool {
        if node.isEscaped {
            return node.extent > name.count
                && JSONEscapes.bytes(.init(start: bytes + Int(node.place), count: node.extent)).elementsEqual(name)
        }
        guard node.extent == name.count, let start = name.baseAddress else { return node.extent == name.count }
        return ByteWord.equal(bytes + Int(node.place), start, name.count)
    }
}
