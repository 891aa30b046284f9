import Synchronization

/// A connection that one block of code has to itself, until the block ends.
///
/// Commands go over it in their order and nothing of other tasks comes in between. Kept longer than its block it
/// answers every command with `.closed`.
public final class RedisSession: RedisCommands {
    private let connection: RedisConnection
    private let hasEnded = Atomic<Bool>(false)

    init(_ connection: RedisConnection) { self.connection = connection }

    /// Sends one command and waits for its answer; one round trip.
    public func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply {
        try check(command)
        return try await connection.send(command)
    }

    /// Sends commands one after the other without waiting in between; one round trip.
    public func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        for command in commands { try check(command) }
        return try await connection.send(commands)
    }

    func end() { hasEnded.store(true, ordering: .releasing) }

    /// What would change the connection under the block's feet or for the task after it.
    private static let refused: Set<String> = [
        "MULTI", "EXEC", "DISCARD", "WATCH", "UNWATCH", "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "MONITOR", "SELECT",
        "AUTH", "HELLO", "RESET", "QUIT",
    ]

    private func check(_ command: RedisCommand) throws(RedisError) {
        if hasEnded.load(ordering: .acquiring) {
            throw RedisError(.closed, "The Redis session ended with its block: do not keep it longer")
        }
        if Self.refused.contains(command.name.uppercased()) {
            throw RedisError(.configuration, "\(command.name) cannot be sent in a session: return the requests instead")
        }
    }
}
