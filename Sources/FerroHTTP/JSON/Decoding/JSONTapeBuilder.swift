/// Checks a text against RFC 8259 and makes its nodes, in a loop: no nesting can exhaust the call stack.
struct JSONTapeBuilder {
    /// An object or array that is open.
    struct Open {
        var node: Int
        var isObject: Bool
        var count = 0
        /// One bit for each hash of a key.
        var seen: UInt64 = 0
        /// Whether a key has escapes, so that its bytes are not its name.
        var hasEscapedKey = false
    }

    let bytes: UnsafePointer<UInt8>
    let end: Int
    let depth: Int
    var position = 0
    var nodes: UnsafeMutablePointer<JSONNode>
    var nodeCount = 0
    private var nodeCapacity: Int
    private var outer: [Open] = []
    var current = Open(node: 0, isObject: false)

    init(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ depth: Int) {
        self.bytes = bytes
        self.depth = depth
        end = count
        nodeCapacity = count / 8 + 16
        nodes = .allocate(capacity: nodeCapacity)
    }

    /// Reads the whole text; the nodes are the caller's to free, also when it throws.
    mutating func run() throws(JSONFault) {
        repeat {
            try skipToNext()
            try value()
        } while try advance()
        skipSpace()
        guard position == end else { throw fault("nothing more was expected") }
        append(JSONNode(.null, place: 0, extent: 0))
        nodeCount -= 1
    }

    /// Reads a scalar or opens a container, up to where the next value or the end of a container is expected.
    private mutating func value() throws(JSONFault) {
        let start = position
        switch bytes[position] {
        case UInt8(ascii: "\""):
            let isEscaped = try string()
            append(JSONNode(.string, place: start + 1, extent: position - start - 2, isEscaped: isEscaped))
        case UInt8(ascii: "-"), 0x30...0x39:
            let kind = try number()
            append(JSONNode(kind, place: start, extent: position - start))
        case UInt8(ascii: "{"): try open(isObject: true)
        case UInt8(ascii: "["): try open(isObject: false)
        case UInt8(ascii: "t"): try literal("true", .yes)
        case UInt8(ascii: "f"): try literal("false", .no)
        case UInt8(ascii: "n"): try literal("null", .null)
        default: throw fault("a value was expected")
        }
    }

    /// Goes on to where the next value stands; false when there is none, because the root is complete.
    private mutating func advance() throws(JSONFault) -> Bool {
        var isFresh = hasOpened
        hasOpened = false
        while openCount > 0 {
            try skipToNext()
            let byte = bytes[position]
            if byte == (current.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                try close()
                isFresh = false
                continue
            }
            if !isFresh {
                guard byte == UInt8(ascii: ",") else {
                    throw fault(current.isObject ? "a comma or } was expected" : "a comma or ] was expected")
                }
                position += 1
                if current.isObject { try skipToNext() }
            }
            current.count += 1
            if current.isObject { try key() }
            return true
        }
        return false
    }

    private var hasOpened = false
    private var openCount = 0

    private mutating func open(isObject: Bool) throws(JSONFault) {
        guard openCount < depth else { throw fault("more than \(depth) levels are nested") }
        if openCount > 0 { outer.append(current) }
        openCount += 1
        hasOpened = true
        current = Open(node: nodeCount, isObject: isObject)
        position += 1
        append(JSONNode(isObject ? .object : .array, place: 0, extent: 0))
        if isObject { append(JSONNode(.null, place: nodeCount + 1, extent: 0)) }
    }

    private mutating func close() throws(JSONFault) {
        if current.isObject, current.count > Self.fewKeys || current.hasEscapedKey { try checkAllKeys() }
        nodes[current.node] = JSONNode(
            current.isObject ? .object : .array, place: current.count, extent: nodeCount)
        position += 1
        openCount -= 1
        if let parent = outer.popLast() { current = parent }
    }

    /// Reads a key and its colon.
    private mutating func key() throws(JSONFault) {
        guard bytes[position] == UInt8(ascii: "\"") else { throw fault("a key in double quotes was expected") }
        let start = position + 1
        let isEscaped = try string()
        let length = position - start - 1
        if isEscaped {
            current.hasEscapedKey = true
        } else {
            try noteKey(bytes + start, length)
        }
        append(JSONNode(.string, place: start, extent: length, isEscaped: isEscaped))
        skipSpace()
        guard position < end, bytes[position] == UInt8(ascii: ":") else { throw fault("a colon was expected") }
        position += 1
    }

    /// Appends a node.
    @inline(__always)
    mutating func append(_ node: JSONNode) {
        if nodeCount == nodeCapacity { growNodes() }
        nodes[nodeCount] = node
        nodeCount &+= 1
    }

    @inline(never)
    private mutating func growNodes() {
        let larger = UnsafeMutablePointer<JSONNode>.allocate(capacity: nodeCapacity * 2)
        larger.moveInitialize(from: nodes, count: nodeCount)
        nodes.deallocate()
        nodes = larger
        nodeCapacity *= 2
    }
}
