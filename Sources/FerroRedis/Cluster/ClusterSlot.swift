extension RedisKey {
    /// The slot of a cluster that keeps the key, from 0 to 16383.
    ///
    /// CRC16 of the name, or of what is between its first `{` and the `}` after it
    /// (https://redis.io/docs/reference/cluster-spec, "Key distribution model" and "Hash tags").
    public var slot: Int { ClusterSlot.slot(of: rawValue.utf8) }
}

/// Which slot keeps which key.
enum ClusterSlot {
    static let count = 16_384

    /// The slot of a key's bytes.
    static func slot<Bytes: BidirectionalCollection<UInt8>>(of key: Bytes) -> Int {
        guard let tag = tag(of: key) else { return Int(crc16(key)) % count }
        return Int(crc16(tag)) % count
    }

    /// What decides the slot in place of the whole key: the first part in braces, unless it is empty.
    static func tag<Bytes: BidirectionalCollection<UInt8>>(of key: Bytes) -> Bytes.SubSequence? {
        guard let open = key.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        let rest = key[key.index(after: open)...]
        guard let close = rest.firstIndex(of: UInt8(ascii: "}")), close > rest.startIndex else { return nil }
        return rest[..<close]
    }

    /// CRC-16/XMODEM: polynomial 0x1021, from 0, nothing reflected.
    static func crc16(_ bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.reduce(0) { sum, byte in (sum << 8) ^ table[Int(UInt8(truncatingIfNeeded: sum >> 8) ^ byte)] }
    }

    private static let table: [UInt16] = (0..<256).map { (index: UInt16) in
        (0..<8).reduce(index << 8) { value, _ in value & 0x8000 == 0 ? value << 1 : (value << 1) ^ 0x1021 }
    }
}

extension RedisArgument {
    /// The slot of the key that the argument is.
    var slot: Int {
        switch storage {
        case .text(let text): ClusterSlot.slot(of: text.utf8)
        case .bytes(let bytes): ClusterSlot.slot(of: bytes)
        case .integer(let number): ClusterSlot.slot(of: String(number).utf8)
        }
    }
}

extension RedisCommand {
    /// The slot of its keys; nil when it has none.
    ///
    /// - Throws: ``RedisError`` with ``RedisError/Code/crossSlot`` when they are in different ones.
    func slot() throws(RedisError) -> Int? {
        var found: Int?
        for number in 0..<max(keys.count, 0) {
            let index = keys.first + number * keys.step
            guard arguments.indices.contains(index) else { break }
            let slot = arguments[index].slot
            guard found == nil || found == slot else { throw .crossSlot(name) }
            found = slot
        }
        return found
    }
}

extension RedisError {
    static func crossSlot(_ command: String) -> RedisError {
        RedisError(
            .crossSlot,
            "The keys of \(command) are in different slots of the cluster, so it was not sent. "
                + "Give them the same {hash tag}.")
    }
}
