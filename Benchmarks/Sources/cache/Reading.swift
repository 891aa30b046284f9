import FerroCache

/// A page as an app would keep it.
struct PostView: Codable, Sendable {
    var id: Int
    var title: String
    var tags: [String]
}

/// Tasks that use a cache which holds everything they ask for.
struct Reading: Sendable {
    let cache = Cache(MemoryStore())
    let keys: [CacheKey<PostView>]
    let tasks: Int

    init(tasks: Int, keys: Int = 1024, tags: [CacheTag] = []) {
        self.tasks = tasks
        self.keys = (0..<keys).map { CacheKey("post:\($0)", tags: tags) }
    }

    func get(for seconds: Double) async throws -> CacheBenchmark.Figures {
        let cache = cache
        return try await run(for: seconds) { try await cache.get($0) != nil }
    }

    func getByNewKey(for seconds: Double) async throws -> CacheBenchmark.Figures {
        let cache = cache
        return try await run(for: seconds) {
            try await cache.get(CacheKey<PostView>("post:\($0.name.utf8.count)")) != nil
        }
    }

    func put(for seconds: Double) async throws -> CacheBenchmark.Figures {
        let cache = cache
        let post = Self.post(1)
        return try await run(for: seconds) {
            try await cache.put($0, post)
            return true
        }
    }

    func remember(for seconds: Double) async throws -> CacheBenchmark.Figures {
        let cache = cache
        return try await run(for: seconds) {
            try await cache.remember($0, for: .seconds(300)) { Self.post(0) }.id >= 0
        }
    }

    /// It stays where its task runs, as a handler does: what is measured is the cache and not a change of executors.
    private typealias Operation = nonisolated(nonsending) @Sendable (CacheKey<PostView>) async throws -> Bool

    private static func post(_ id: Int) -> PostView {
        PostView(id: id, title: "The title of a post that is long", tags: ["swift", "web"])
    }

    /// Runs an operation on the keys in turn, first a little to warm up and then to measure.
    ///
    /// - Returns: `ns` of wall time for each operation, `cpu_ns` of the processors' time, and `rate` per second.
    private func run(
        for seconds: Double, _ operation: @escaping Operation
    ) async throws -> CacheBenchmark.Figures {
        for (index, key) in keys.enumerated() { try await cache.put(key, Self.post(index)) }
        _ = try await repeated(for: min(0.3, seconds / 4), operation)
        let start = ContinuousClock.now
        let cpu = ProcessUsage.processorTime
        let count = Double(max(1, try await repeated(for: seconds, operation)))
        let used = ProcessUsage.processorTime - cpu
        let wall = (ContinuousClock.now - start) / .nanoseconds(1)
        return [("ns", wall / count), ("cpu_ns", used * 1e9 / count), ("rate", count / wall * 1e9)]
    }

    private func repeated(
        for seconds: Double, _ operation: @escaping Operation
    ) async throws -> Int {
        let end = ContinuousClock.now + .seconds(seconds)
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                group.addTask { try await Self.repeated(until: end, keys, from: task, operation) }
            }
            return try await group.reduce(0, +)
        }
    }

    private static func repeated(
        until end: ContinuousClock.Instant, _ keys: [CacheKey<PostView>], from first: Int,
        _ operation: Operation
    ) async throws -> Int {
        var count = 0
        var place = first * 31 % keys.count
        // The clock is read after 256 operations, and then another task has its turn.
        while ContinuousClock.now < end {
            for _ in 0..<256 {
                guard try await operation(keys[place]) else { throw Wrong() }
                place = place + 1 < keys.count ? place + 1 : 0
            }
            count += 256
            await Task.yield()
        }
        return count
    }

    /// An operation did not find what was kept.
    struct Wrong: Error {}
}
