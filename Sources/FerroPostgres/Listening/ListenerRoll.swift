import FerroSQL

/// Who listens to which channel, and who has been told that it is listened to.
struct ListenerRoll {
    typealias Stream = AsyncStream<SQLListenEvent>.Continuation

    private struct Member {
        let channel: String
        let stream: Stream
        /// The session in which it was last told; 0 when it has to be told.
        var session = 0
    }

    private var members: [Int: Member] = [:]
    private var lastID = 0
    private var session = 0
    /// The channels that the server sends messages of.
    private var active: Set<String> = []

    /// Whether nobody listens.
    var isEmpty: Bool { members.isEmpty }

    /// Somebody wants to hear of a channel.
    mutating func add(_ channel: String, _ stream: Stream) -> Int {
        lastID += 1
        members[lastID] = Member(channel: channel, stream: stream)
        return lastID
    }

    /// Somebody does not want to hear of it any more.
    mutating func remove(_ id: Int) { members[id] = nil }

    /// Nobody listens any more; answers the streams to end.
    mutating func removeAll() -> [Stream] {
        defer { members = [:] }
        return members.values.map(\.stream)
    }

    /// There is a new connection, on which nothing is listened to.
    mutating func beginSession() {
        session += 1
        active = []
    }

    /// The channels with members who have not been told in this session.
    func joined() -> [String] { Set(members.values.lazy.filter { $0.session != session }.map(\.channel)).sorted() }

    /// The channels that nobody wants any more; they count as left.
    mutating func left() -> [String] {
        let wanted = Set(members.values.map(\.channel))
        let unwanted = active.subtracting(wanted)
        active.formIntersection(wanted)
        return unwanted.sorted()
    }

    /// The server listens on these channels now.
    mutating func inform(_ channels: [String]) {
        active.formUnion(channels)
        for (id, member) in members where member.session != session && active.contains(member.channel) {
            members[id]?.session = session
            member.stream.yield(.listening)
        }
    }

    /// Hands a message to those who listen; one who reads too slowly is told again that something may be missing.
    mutating func deliver(_ message: SQLNotification) {
        for (id, member) in members where member.channel == message.channel {
            if case .dropped = member.stream.yield(.notification(message)) { members[id]?.session = 0 }
        }
    }
}
