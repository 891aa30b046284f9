/// What a node of a cluster says when it does not run a command itself, or not now.
enum ClusterRedirection: Hashable, Sendable {
    /// Another node serves the slot from now on.
    case moved(slot: Int, to: RedisEndpoint)
    /// This command alone goes to another node, because its slot is moving.
    case ask(slot: Int, RedisEndpoint)
    /// The same again soon: the slot is moving, or has no master now.
    case again
    /// The node is no master any more, or does not know its part of the cluster.
    case refresh

    /// Reads an error; nil when it is none of these, and the app's.
    init?(_ reply: RedisReply, from source: RedisEndpoint) {
        guard case .error(let text) = reply else { return nil }
        let words = text.split(separator: " ")
        switch words.first {
        case "MOVED":
            guard let (slot, endpoint) = Self.target(words, source) else { return nil }
            self = .moved(slot: slot, to: endpoint)
        case "ASK":
            guard let (slot, endpoint) = Self.target(words, source) else { return nil }
            self = .ask(slot: slot, endpoint)
        case "TRYAGAIN": self = .again
        case "CLUSTERDOWN", "READONLY", "MASTERDOWN", "LOADING": self = .refresh
        default: return nil
        }
    }

    /// `MOVED 3999 127.0.0.1:6381`; the host may be empty, and an IPv6 address has colons of its own.
    private static func target(_ words: [Substring], _ source: RedisEndpoint) -> (Int, RedisEndpoint)? {
        guard words.count == 3, let slot = Int(words[1]), (0..<ClusterSlot.count).contains(slot),
            let colon = words[2].lastIndex(of: ":"), let port = Int(words[2][words[2].index(after: colon)...]),
            let endpoint = RedisEndpoint(String(words[2][..<colon]), port: port, from: source)
        else { return nil }
        return (slot, endpoint)
    }
}
