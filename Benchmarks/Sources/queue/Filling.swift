import FerroQueue
import Foundation

/// Pushes jobs.
enum Filling {
    /// Empties the queue and pushes so many jobs, some hundreds at once.
    static func fill(_ store: BenchmarkStore, _ count: Int) async throws -> QueueBenchmark.Figures {
        try await store.clear()
        try await add(store, count)
        return []
    }

    static func add(_ store: BenchmarkStore, _ count: Int) async throws {
        for start in stride(from: 0, to: count, by: 500) {
            let now = Date()
            let drafts = try (start..<min(start + 500, count)).map { number in
                JobDraft(
                    name: Empty.name, queue: .default, payload: Array(try JSONEncoder().encode(Empty(number: number))),
                    maxAttempts: 4, createdAt: now, availableAt: now)
            }
            _ = try await store.engine.push(drafts, on: nil)
        }
    }

    /// One task that pushes one job after the other, as requests do.
    static func pushOneByOne(_ store: BenchmarkStore, _ seconds: Double) async throws -> QueueBenchmark.Figures {
        try await store.clear()
        for number in 0..<200 { _ = try await store.queue.push(Empty(number: number)) }
        var latencies: [Double] = []
        let cpu = ProcessUsage.processorTime
        let end = ContinuousClock.now + .seconds(seconds)
        var start = ContinuousClock.now
        while start < end {
            _ = try await store.queue.push(Empty(number: latencies.count))
            let now = ContinuousClock.now
            latencies.append((now - start) / .microseconds(1))
            start = now
        }
        let used = ProcessUsage.processorTime - cpu
        latencies.sort()
        let count = latencies.count
        return [
            ("push.p50_us", latencies[count / 2]), ("push.p99_us", latencies[count * 99 / 100]),
            ("push.cpu_us", used * 1e6 / Double(count)),
        ]
    }
}
