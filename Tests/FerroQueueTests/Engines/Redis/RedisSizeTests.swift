import FerroQueue
import FerroRedis
import FerroTesting
import Testing

/// Jobs that are too many, or too large, for one answer of Redis.
@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(2))) struct RedisSizeTests {
    private static let mebibyte = 1 << 20

    /// Runs a closure on an engine with some jobs of 1 MiB, whose client refuses an answer that is longer than it may.
    private func withLargeJobs(
        _ count: Int, replyBytes: Int, _ body: (RedisBench, [JobID]) async throws -> Void
    ) async throws {
        try await withRedis { redis, prefix in
            try await withClient(RedisServer.url, replyBytes: replyBytes) { narrow in
                let payload = String(repeating: "x", count: Self.mebibyte)
                let pusher = RedisBench(redis, prefix: prefix)
                var ids: [JobID] = []
                for _ in 0..<count { ids += try await pusher.push(pusher.draft(payload)) }
                try await body(RedisBench(narrow, prefix: prefix), ids)
            }
        }
    }

    @Test func `a list of large jobs comes in answers that stay within the limit`() async throws {
        try await withLargeJobs(24, replyBytes: 12 * Self.mebibyte) { bench, ids in
            let records = try await bench.engine.stores.administration.list(JobFilter(), limit: 100, now: bench.start)
            #expect(records.map(\.envelope.id) == ids)
            #expect(records.allSatisfy { $0.envelope.payload.count == Self.mebibyte })
            let changed = try await bench.engine.stores.administration.change(
                .cancel, .matching(JobFilter()), now: bench.start)
            #expect(changed == ids.count)
        }
    }

    @Test func `a claim of large jobs takes all of them, in order, in answers that stay within the limit`() async throws
    {
        try await withLargeJobs(80, replyBytes: 36 * Self.mebibyte) { bench, ids in
            let claims = try await bench.claim(limit: 70)
            #expect(claims.map(\.envelope.id) == Array(ids.prefix(70)))
            #expect(claims.allSatisfy { $0.envelope.attempts == 1 && $0.token == 1 })
            #expect(try await bench.claim().map(\.envelope.id) == Array(ids.suffix(10)))
            // Those whose leases are over are given back in their turn, too.
            let again = try await bench.claim(at: 31)
            #expect(again.map(\.envelope.id) == ids)
            #expect(again.allSatisfy { $0.envelope.attempts == 2 && $0.envelope.crashes == 1 })
        }
    }
}
