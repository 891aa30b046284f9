import FerroRedis
import Synchronization

/// Commands that are written down and answered from a list.
final class AnsweredCommands: RedisCommands {
    private let state: Mutex<(sent: [[RedisCommand]], answers: [RedisReply])>

    init(_ answers: [RedisReply]) { state = Mutex(([], answers)) }

    /// What was sent, one list for each round trip.
    var sent: [[RedisCommand]] { state.withLock { $0.sent } }
    /// The names of what was sent.
    var names: [[String]] { sent.map { $0.map(\.name) } }

    func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply {
        let reply = take([command])[0]
        if case .error(let words) = reply { throw RedisError(reply: words) }
        return reply
    }

    func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] { take(commands) }

    private func take(_ commands: [RedisCommand]) -> [RedisReply] {
        state.withLock { state in
            state.sent.append(commands)
            let replies = Array(state.answers.prefix(commands.count))
            state.answers.removeFirst(replies.count)
            return replies.isEmpty ? [.null] : replies
        }
    }
}

extension RedisReply {
    static func text(_ text: String) -> RedisReply { .string(Array(text.utf8)) }
    static let ok = RedisReply.status("OK")
    static let queued = RedisReply.status("QUEUED")
    static let noScript = RedisReply.error("NOSCRIPT No matching script. Please use EVAL.")
}
