import FerroQueue
import Foundation

/// What a claim costs with few and with many jobs that are due.
enum Claiming {
    static func compare(_ store: BenchmarkStore) async throws -> QueueBenchmark.Figures {
        try await store.clear()
        try await Filling.add(store, 1000)
        let few = try await measure(store)
        try await Filling.add(store, 99_000)
        let many = try await measure(store)
        try await store.clear()
        return [("claim.1k_us", few), ("claim.100k_us", many)]
    }

    /// The median of a hundred claims of 16 jobs, each given back before the next.
    private static func measure(_ store: BenchmarkStore) async throws -> Double {
        var times: [Double] = []
        for _ in 0..<120 {
            let request = ClaimRequest(
                queues: [.default], limit: 16, workerID: "benchmark", lease: .seconds(30), now: Date())
            let start = ContinuousClock.now
            let claims = try await store.engine.claim(request)
            times.append((.now - start) / .microseconds(1))
            precondition(claims.count == 16)
            // Given back with their old date, so that the same ones come again.
            let endings = claims.map { JobEnding($0, .released(at: $0.envelope.availableAt), at: Date()) }
            let refused = try await store.engine.finish(endings)
            precondition(refused.isEmpty)
        }
        times = times.dropFirst(20).sorted()
        return times[times.count / 2]
    }
}
