import FerroRedis
import Synchronization

/// Commands of another client, and how many were in its longest pipeline.
final class CountedCommands: RedisCommands {
    private let redis: any RedisCommands
    private let longest = Mutex(0)

    init(_ redis: any RedisCommands) { self.redis = redis }

    var most: Int { longest.withLock { $0 } }

    func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply { try await redis.send(command) }

    func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        longest.withLock { $0 = max($0, commands.count) }
        return try await redis.send(commands)
    }
}
