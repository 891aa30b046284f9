import FerroQueue
import FerroRedis
import FerroSupport
import FerroTesting
import Foundation
import Testing

/// Workers whose clocks are wrong by days: the server's alone says who holds a job and what is due.
@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(1))) struct RedisClockTests {
    private static let skews = [-86_400.0, 86_400]

    private func claim(
        _ engine: RedisEngine, skew: Double, lease: Duration = .minutes(10)
    ) async throws -> [Claim] {
        let now = Date().addingTimeInterval(skew)
        return try await engine.claim(
            ClaimRequest(queues: [.default], limit: 10, workerID: "w", lease: lease, now: now))
    }

    private func push(_ engine: RedisEngine, after seconds: Double = 0) async throws {
        let now = Date()
        let draft = JobDraft(
            name: "job", queue: .default, payload: Array("{}".utf8), maxAttempts: 9, createdAt: now,
            availableAt: now.addingTimeInterval(seconds))
        _ = try await engine.push([draft], on: nil)
    }

    @Test(arguments: skews, skews)
    func `no clock of a worker takes a job from another`(first: Double, second: Double) async throws {
        try await withRedis { redis, prefix in
            let engine = RedisEngine(redis, prefix: prefix)
            try await push(engine)
            let claims = try await claim(engine, skew: first)
            try #require(claims.count == 1)
            #expect(try await claim(engine, skew: second).isEmpty)
            // A beat, or a checkpoint, of a worker whose clock is behind does not shorten what it holds.
            let now = Date().addingTimeInterval(first)
            #expect(try await engine.heartbeat(claims, lease: .minutes(10), now: now) == HeartbeatAnswer())
            #expect(try await claim(engine, skew: second).isEmpty)
            try await engine.save(JobCheckpoint(claim: claims[0], state: [0x7B, 0x7D], lease: .minutes(10), now: now))
            #expect(try await claim(engine, skew: second).isEmpty)
            #expect(try await engine.finish([JobEnding(claims[0], .done, at: now)]).isEmpty)
        }
    }

    @Test(arguments: skews) func `a lease ends by the server's clock`(skew: Double) async throws {
        try await withRedis { redis, prefix in
            let engine = RedisEngine(redis, prefix: prefix)
            try await push(engine)
            let old = try await claim(engine, skew: -skew, lease: .milliseconds(20))
            try #require(old.count == 1)
            try await wait(for: "the lease to end") {
                let claims = try await claim(engine, skew: skew)
                return claims.first?.envelope.crashes == 1
            }
            #expect(try await engine.finish([JobEnding(old[0], .done, at: Date())]) == old)
        }
    }

    @Test(arguments: skews) func `a delayed job becomes due by the server's clock`(skew: Double) async throws {
        try await withRedis { redis, prefix in
            let engine = RedisEngine(redis, prefix: prefix)
            try await push(engine, after: 3600)
            #expect(try await claim(engine, skew: skew).isEmpty)
            try await push(engine, after: 0.02)
            try await wait(for: "the job to be due") { try await claim(engine, skew: skew).count == 1 }
        }
    }
}
