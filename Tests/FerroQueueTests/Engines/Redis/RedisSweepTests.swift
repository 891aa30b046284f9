import FerroQueue
import FerroRedis
import FerroSupport
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(1))) struct RedisSweepTests {
    @Test(arguments: [700, 6_000])
    func `what an interrupted cancellation left is cleared by the next claim, and keeps up nothing`(
        count: Int
    ) async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            let batches = bench.engine.stores.batches
            let jobs = Array(repeating: bench.draft(), count: count)
            let id = try await batches.create(BatchDraft(name: "b"), jobs: jobs, now: bench.start, on: nil)
            let other = try await bench.push(bench.draft(name: "other"))
            // Whoever cancelled it died before the first step.
            try await redis.setFields(["stopped": "1", "sweeping": "1"], of: bench.key("batch:\(id.rawValue)"))
            #expect(try await bench.claim(limit: 1).map(\.envelope.id) == other)
            let batch = try #require(try await batches.find(id))
            #expect(batch.pending == 0)
            #expect(batch.finishedAt != nil)
            #expect(try await bench.claim().isEmpty)
        }
    }
}
