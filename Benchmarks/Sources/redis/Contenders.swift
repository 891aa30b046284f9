import FerroRedis
import Logging
import NIOCore
import NIOPosix

/// 64 tasks, 64 keys and values of 32 bytes on the server that `FERRO_TEST_REDIS_URL` names, over one connection.
struct Contenders {
    private let redis: RedisClient
    private let group: MultiThreadedEventLoopGroup
    private let executor: LoopExecutor?

    private init(_ url: String, onLoop: Bool) async throws {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        redis = RedisClient(try RedisConfiguration(url: url), on: group, logger: Logger(label: "benchmark"))
        executor = onLoop ? LoopExecutor(group.next()) : nil
        for key in Self.keys {
            _ = try await redis.send(RedisCommand("SET", [RedisArgument(key), RedisArgument(Self.value)]))
        }
    }

    private static let keys = (0..<64).map { "ferro:benchmark:\($0)" }
    private static let value = [UInt8](repeating: UInt8(ascii: "x"), count: 32)

    static func get(_ load: Load, _ url: String, onLoop: Bool) async throws -> RedisBenchmark.Figures {
        let made = try await Contenders(url, onLoop: onLoop)
        let redis = made.redis
        return try await made.measure(load) { task in
            let reply = try await redis.send(
                RedisCommand("GET", [RedisArgument(keys[task & 63])], keys: .first, isReadOnly: true))
            guard case .string(let bytes) = reply, bytes.count == 32 else { throw Wrong() }
        }
    }

    /// As `get`, by the typed method that apps call.
    static func typedGet(_ load: Load, _ url: String) async throws -> RedisBenchmark.Figures {
        let made = try await Contenders(url, onLoop: true)
        let redis = made.redis
        let names = keys.map { RedisKey($0) }
        return try await made.measure(load) { task in
            guard try await redis.get(names[task & 63], as: [UInt8].self)?.count == 32 else { throw Wrong() }
        }
    }

    static func set(_ load: Load, _ url: String, onLoop: Bool) async throws -> RedisBenchmark.Figures {
        let made = try await Contenders(url, onLoop: onLoop)
        let redis = made.redis
        return try await made.measure(load) { task in
            let arguments = [RedisArgument(keys[task & 63]), RedisArgument(value)]
            guard case .status = try await redis.send(RedisCommand("SET", arguments, keys: .first)) else {
                throw Wrong()
            }
        }
    }

    /// Four tasks, each with a hundred GETs at once.
    static func pipeline(_ load: Load, _ url: String) async throws -> RedisBenchmark.Figures {
        let made = try await Contenders(url, onLoop: true)
        let redis = made.redis
        var load = load
        load.tasks = 4
        load.weight = 100
        let commands = (0..<100).map {
            RedisCommand("GET", [RedisArgument(keys[$0 & 63])], keys: .first, isReadOnly: true)
        }
        return try await made.measure(load) { _ in
            guard try await redis.send(commands).count == 100 else { throw Wrong() }
        }
    }

    private struct Wrong: Error {}

    private func measure(
        _ load: Load, _ operation: @escaping Load.Operation
    ) async throws -> RedisBenchmark.Figures {
        var load = load
        load.executor = executor
        let figures = try await load.run(operation)
        await redis.close()
        try await group.shutdownGracefully()
        return figures
    }
}
