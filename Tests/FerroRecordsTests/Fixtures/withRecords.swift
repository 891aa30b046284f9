import FerroRecords
import FerroRedis
import Foundation
import Logging
import NIOPosix

/// Runs a closure with a client and a place of its own for records.
func withRecords<Value>(_ body: (RecordSpace, RedisClient) async throws -> Value) async throws -> Value {
    let url = ProcessInfo.processInfo.environment["FERRO_TEST_REDIS_URL"] ?? "redis://127.0.0.1:1"
    let redis = RedisClient(
        try RedisConfiguration(url: url), on: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "records"))
    let space = RecordSpace(redis, prefix: "test-\(UUID().uuidString):")
    let result: Result<Value, any Error>
    do { result = .success(try await body(space, redis)) } catch { result = .failure(error) }
    try? await clear(space, redis)
    await redis.close()
    return try result.get()
}

private func clear(_ space: RecordSpace, _ redis: RedisClient) async throws {
    let script = RedisScript(
        """
        local at = '0'
        repeat
            local found = redis.call('SCAN', at, 'MATCH', ARGV[1], 'COUNT', 1000)
            at = found[1]
            for _, key in ipairs(found[2]) do redis.call('UNLINK', key) end
        until at == '0'
        """)
    try await redis.run(script, arguments: [RedisArgument(space.keyPrefix + "*")])
}
