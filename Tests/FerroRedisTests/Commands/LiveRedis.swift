import FerroRedis
import FerroTesting
import Logging
import NIOPosix

/// Runs a test with a client of the shared server and with a prefix of its own for keys, which are deleted after it.
func withRedis(
    _ configure: (inout RedisConfiguration) -> Void = { _ in },
    _ body: (RedisClient, _ key: @Sendable (String) -> RedisKey) async throws -> Void
) async throws {
    var configuration = try RedisConfiguration(url: RedisServer.url)
    configure(&configuration)
    let redis = RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "test"))
    let prefix = "rcmd:{\(UInt64.random(in: 0 ... .max))}:"
    do {
        try await body(redis) { RedisKey(prefix + $0) }
    } catch {
        await redis.close()
        throw error
    }
    var keys: [RedisKey] = []
    for try await key in redis.scan(matching: prefix + "*", count: 1000) { keys.append(key) }
    try await redis.unlink(keys)
    await redis.close()
}

/// Runs a test with a client of one server.
func withClient<Value>(
    of server: RedisServer, _ configure: (inout RedisConfiguration) -> Void = { _ in },
    _ body: (RedisClient) async throws -> Value
) async throws -> Value {
    var configuration = try RedisConfiguration(url: server.url)
    configure(&configuration)
    let redis = RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "test"))
    do {
        let value = try await body(redis)
        await redis.close()
        return value
    } catch {
        await redis.close()
        throw error
    }
}

/// Waits until something holds, and throws when that takes too long.
func eventually(
    _ what: String, file: String = #fileID, line: UInt = #line, _ holds: () async throws -> Bool
) async throws {
    try await until("there: \(what)", every: .milliseconds(2), file: file, line: line, holds)
}
