import FerroQueue
import FerroRedis
import FerroSupport
import Foundation
import Logging
import NIOPosix

/// Speaks to an engine in Redis in few words: times are seconds since the start, the lease is 30 seconds.
struct RedisBench: Sendable {
    let engine: RedisEngine
    let redis: RedisClient
    let prefix: String
    let start = Date(timeIntervalSince1970: 1_800_000_000)

    init(
        _ redis: RedisClient, prefix: String, retention: Duration = .zero, time: RedisEngine.Time = .caller
    ) {
        self.redis = redis
        self.prefix = prefix
        engine = RedisEngine(redis, prefix: prefix, retention: retention, time: time)
    }

    func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    func draft(
        _ payload: String = "{}", name: String = "job", after seconds: Double = 0, unique: JobUniqueness? = nil
    ) -> JobDraft {
        JobDraft(
            name: name, queue: .default, payload: Array(payload.utf8), maxAttempts: 4, createdAt: start,
            availableAt: date(seconds), uniqueness: unique)
    }

    @discardableResult
    func push(_ drafts: JobDraft...) async throws -> [JobID] { try await engine.push(drafts, on: nil).map(\.id) }

    func claim(limit: Int = 100, at seconds: Double = 0) async throws -> [Claim] {
        try await engine.claim(
            ClaimRequest(
                queues: [.default], limit: limit, workerID: "w", lease: .seconds(30), now: date(seconds)))
    }

    func find(_ id: JobID) async throws -> JobRecord? {
        try await engine.stores.administration.find(id, now: start)
    }

    func key(_ name: String) -> RedisKey { RedisKey("{\(prefix)}:\(name)") }
    func job(_ id: JobID) -> RedisKey { key("job:\(id.rawValue)") }

    func keys() async throws -> [String] {
        var keys: Set<String> = []
        for try await key in redis.scan(matching: "{\(prefix)}:*") { keys.insert(key.rawValue) }
        return keys.sorted()
    }
}

/// Runs a closure with a client that closes afterwards.
func withClient<Value>(
    _ url: String, replyBytes: Int? = nil, _ body: (RedisClient) async throws -> Value
) async throws -> Value {
    var configuration = try RedisConfiguration(url: url)
    if let replyBytes { configuration.limits.replyBytes = replyBytes }
    configuration.resubscribeDelay = .milliseconds(20) ... .milliseconds(200)
    let redis = RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: .quiet)
    let result: Result<Value, any Error>
    do { result = .success(try await body(redis)) } catch { result = .failure(error) }
    await redis.close()
    return try result.get()
}

/// Asks again and again until a condition is true; throws when it is not within 20 seconds.
func wait(for condition: String, _ isTrue: () async throws -> Bool) async throws {
    struct NotYet: Error { let condition: String }
    let end = ContinuousClock.now + .seconds(20)
    while try await !isTrue() {
        guard ContinuousClock.now < end else { throw NotYet(condition: condition) }
        try await Task.sleep(for: .milliseconds(20))
    }
}
