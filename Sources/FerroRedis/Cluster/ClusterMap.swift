/// Which node serves which slot, as one node told it.
struct ClusterMap: Hashable, Sendable {
    /// The masters, in the order of their first slots.
    private(set) var masters: [RedisEndpoint] = []
    private var replicas: [RedisEndpoint: [RedisEndpoint]] = [:]
    /// The place of each slot's master, or -1.
    private var owners = [Int16](repeating: -1, count: ClusterSlot.count)

    /// A map that knows nothing.
    init() {}

    /// Reads the answer to `CLUSTER SLOTS`.
    ///
    /// - Parameter source: the node that answered, which leaves out the address under which it was asked.
    /// - Throws: ``RedisError`` with ``RedisError/Code/decoding`` for anything else.
    init(_ reply: RedisReply, from source: RedisEndpoint) throws(RedisError) {
        guard case .array(let ranges) = reply, ranges.count <= ClusterSlot.count else { throw Self.unreadable }
        for range in ranges {
            guard case .array(let parts) = range, parts.count >= 3, case .integer(let first) = parts[0],
                case .integer(let last) = parts[1], first >= 0, last >= first, last < Int64(ClusterSlot.count)
            else { throw Self.unreadable }
            var nodes: [RedisEndpoint] = []
            for part in parts.dropFirst(2) { nodes.append(try Self.endpoint(part, from: source)) }
            set(Int(first)...Int(last), to: nodes[0])
            replicas[nodes[0]] = Array(nodes.dropFirst())
        }
    }

    /// The master of a slot; nil when nobody serves it.
    func master(of slot: Int) -> RedisEndpoint? {
        guard owners.indices.contains(slot), owners[slot] >= 0 else { return nil }
        return masters[Int(owners[slot])]
    }

    /// Every node, the masters first.
    var nodes: [RedisEndpoint] {
        var seen: Set<RedisEndpoint> = []
        return (masters + masters.flatMap { replicas[$0] ?? [] }).filter { seen.insert($0).inserted }
    }

    /// Whether every slot has a master.
    var isComplete: Bool { !owners.contains(-1) }

    /// A node said that another serves the slot.
    mutating func move(_ slot: Int, to node: RedisEndpoint) {
        guard owners.indices.contains(slot) else { return }
        set(slot...slot, to: node)
    }

    private mutating func set(_ slots: ClosedRange<Int>, to node: RedisEndpoint) {
        let place = masters.firstIndex(of: node) ?? masters.count
        guard place <= Int(Int16.max) else { return }
        if place == masters.count { masters.append(node) }
        for slot in slots { owners[slot] = Int16(place) }
    }

    private static func endpoint(_ reply: RedisReply, from source: RedisEndpoint) throws(RedisError) -> RedisEndpoint {
        guard case .array(let parts) = reply, parts.count >= 2, case .integer(let port) = parts[1] else {
            throw unreadable
        }
        let name = parts[0].bytes.flatMap(String.init(redisBytes:)) ?? ""
        guard let endpoint = RedisEndpoint(name, port: Int(port), from: source) else { throw unreadable }
        return endpoint
    }

    private static var unreadable: RedisError {
        RedisError(.decoding, "The answer to CLUSTER SLOTS cannot be read. Is the server a node of a cluster?")
    }
}

extension RedisEndpoint {
    /// A node's address as another node names it: without a name it is the host that was asked, and `?` is unknown.
    init?(_ name: String, port: Int, from source: RedisEndpoint) {
        guard (1...65_535).contains(port), name.utf8.count <= 255 else { return nil }
        guard name.isEmpty || name == "?" else {
            self = .host(name, port: port)
            return
        }
        guard case .host(let host, _) = source else { return nil }
        self = .host(host, port: port)
    }
}
