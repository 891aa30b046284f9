/// Many tasks that repeat one operation for a while, each waiting for its answer before it asks again.
struct Load: Sendable {
    var tasks = 64
    var seconds: Double
    /// How many commands one operation is.
    var weight = 1.0
    /// Where the tasks run; nil for the global executor.
    var executor: LoopExecutor?

    /// It stays where its task runs, as a handler does, and is given the number of its task.
    typealias Operation = nonisolated(nonsending) @Sendable (Int) async throws -> Void

    /// Runs the operation, first a little to warm up and then to measure.
    ///
    /// - Returns: `rate` of commands per second, `cpu_us` of this process for each, `p50_us` and `p99_us` of how long one
    ///   operation took.
    func run(_ operation: @escaping Operation) async throws -> RedisBenchmark.Figures {
        _ = try await repeated(for: min(0.5, seconds / 4), operation)
        let cpu = ProcessUsage.processorTime
        let start = ContinuousClock.now
        var latencies = try await repeated(for: seconds, operation)
        let wall = (ContinuousClock.now - start) / .seconds(1)
        let used = ProcessUsage.processorTime - cpu
        guard !latencies.isEmpty else { return [] }
        latencies.sort()
        let count = Double(latencies.count) * weight
        return [
            ("rate", count / wall), ("cpu_us", used * 1e6 / count),
            ("p50_us", Double(latencies[latencies.count / 2]) / 1e3),
            ("p99_us", Double(latencies[latencies.count * 99 / 100]) / 1e3),
        ]
    }

    private func repeated(
        for seconds: Double, _ operation: @escaping Operation
    ) async throws -> [UInt32] {
        let end = ContinuousClock.now + .seconds(seconds)
        return try await withThrowingTaskGroup(of: [UInt32].self) { group in
            for task in 0..<tasks {
                group.addTask(executorPreference: executor) { try await Self.repeated(until: end, task, operation) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func repeated(
        until end: ContinuousClock.Instant, _ task: Int, _ operation: Operation
    ) async throws -> [UInt32] {
        var latencies: [UInt32] = []
        latencies.reserveCapacity(1 << 16)
        var start = ContinuousClock.now
        while start < end {
            try await operation(task)
            let now = ContinuousClock.now
            latencies.append(UInt32(clamping: Int64((now - start) / .nanoseconds(1))))
            start = now
        }
        return latencies
    }
}
