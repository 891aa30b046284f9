import FerroQueue
import Logging

/// One worker process that empties the queue.
enum Draining {
    /// Works with 16 jobs at once until as many have run as there are.
    ///
    /// - Returns: `rate` of jobs per second, `per_cpu_second` of this process, `cpu_us` for each.
    static func drain(_ store: BenchmarkStore, _ count: Int) async throws -> QueueBenchmark.Figures {
        let counter = Counter(total: count)
        var logger = Logger(label: "benchmark")
        logger.logLevel = .warning
        let worker = Worker(
            engine: store.engine, registry: try JobRegistry<Counter>([Empty.self]),
            configuration: WorkerConfiguration(concurrency: 16), logger: logger
        ) { _ in counter }
        let task = Task { try await worker.run() }
        var marks = counter.marks.makeAsyncIterator()
        guard let first = await marks.next(), let last = await marks.next() else { return [] }
        task.cancel()
        _ = try? await task.value
        let counted = Double(counter.counted)
        let used = last.processorTime - first.processorTime
        return [
            ("rate", counted / ((last.at - first.at) / .seconds(1))), ("per_cpu_second", counted / used),
            ("cpu_us", used * 1e6 / counted),
        ]
    }
}
