/// Many tasks that repeat one operation for a while, each waiting for its answer before it asks again.
struct Load: Sendable {
    var tasks = 64
    var seconds: Double

    /// Runs the operation, first a little to warm up and then to measure.
    ///
    /// - Parameter operation: is given a random number.
    /// - Returns: `rate` per second, `cpu_us` of this process for each, `p50_us` and `p99_us` of how long one took.
    func run(
        _ operation: @escaping @Sendable (UInt64) async throws -> Void
    ) async throws -> SQLBenchmark.Figures {
        _ = try await repeated(for: min(0.5, seconds / 4), operation)
        let cpu = ProcessUsage.processorTime
        let start = ContinuousClock.now
        var latencies = try await repeated(for: seconds, operation)
        let wall = (ContinuousClock.now - start) / .seconds(1)
        let used = ProcessUsage.processorTime - cpu
        guard !latencies.isEmpty else { return [] }
        latencies.sort()
        let count = Double(latencies.count)
        return [
            ("rate", count / wall), ("cpu_us", used * 1e6 / count),
            ("p50_us", Double(latencies[latencies.count / 2]) / 1e3),
            ("p99_us", Double(latencies[latencies.count * 99 / 100]) / 1e3),
        ]
    }

    private func repeated(
        for seconds: Double, _ operation: @escaping @Sendable (UInt64) async throws -> Void
    ) async throws -> [UInt32] {
        let end = ContinuousClock.now + .seconds(seconds)
        return try await withThrowingTaskGroup(of: [UInt32].self) { group in
            for task in 0..<tasks {
                group.addTask { try await Self.repeated(until: end, seed: UInt64(task + 1), operation) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func repeated(
        until end: ContinuousClock.Instant, seed: UInt64, _ operation: @Sendable (UInt64) async throws -> Void
    ) async throws -> [UInt32] {
        var random = seed &* 0x9E37_79B9_7F4A_7C15
        var latencies: [UInt32] = []
        latencies.reserveCapacity(1 << 16)
        var start = ContinuousClock.now
        while start < end {
            // xorshift64: Marsaglia, "Xorshift RNGs", 2003.
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            try await operation(random)
            let now = ContinuousClock.now
            latencies.append(UInt32(clamping: Int64((now - start) / .nanoseconds(1))))
            start = now
        }
        return latencies
    }
}
