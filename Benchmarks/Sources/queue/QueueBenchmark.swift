#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One step of one contender: `queue STEP ENGINE [NUMBER]` prints a line `key<TAB>value` per figure.
///
/// A process of its own for each, so that CPU time is its own: that of `drain` is a worker and nothing else.
@main struct QueueBenchmark {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 2, let step = steps[words[0]], let engine = BenchmarkStore.Kind(rawValue: words[1]) else {
            print(
                "usage: queue STEP sqlite|postgres|redis [NUMBER]; steps: \(steps.keys.sorted().joined(separator: " "))"
            )
            exit(64)
        }
        let store = try await BenchmarkStore(engine)
        let number = words.count > 2 ? Double(words[2]) : nil
        for (key, value) in try await step(store, number) { print("\(engine.rawValue).\(key)\t\(value)") }
        await store.close()
    }

    typealias Figures = [(key: String, value: Double)]
    typealias Step = @Sendable (BenchmarkStore, Double?) async throws -> Figures

    static let steps: [String: Step] = [
        "prepare": { store, _ in try await store.prepare() },
        "fill": { store, count in try await Filling.fill(store, Int(count ?? 20_000)) },
        "drain": { store, count in try await Draining.drain(store, Int(count ?? 20_000)) },
        "push": { store, seconds in try await Filling.pushOneByOne(store, seconds ?? 2) },
        "claim": { store, _ in try await Claiming.compare(store) },
    ]
}
