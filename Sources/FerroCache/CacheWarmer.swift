/// Fills a cache before it is asked, usually at boot.
///
/// ```swift
/// let warmers = [CacheWarmer("front page") { cache in _ = try await cache.remember(.frontPage) { try await load() } }]
/// ```
public struct CacheWarmer: Sendable {
    /// What reports call it.
    public let name: String
    let work: @Sendable (Cache) async throws -> Void

    /// A warmer.
    public init(_ name: String, _ work: @escaping @Sendable (Cache) async throws -> Void) {
        self.name = name
        self.work = work
    }
}

extension Cache {
    /// Runs warmers, at most so many at once; answers the names of those that failed, which are reported, too.
    @discardableResult public func warm(_ warmers: [CacheWarmer], atMost limit: Int = 4) async -> [String] {
        await withTaskGroup(of: String?.self) { group in
            var rest = warmers[...]
            var failed: [String] = []
            for _ in 0..<max(1, limit) {
                guard let warmer = rest.popFirst() else { break }
                group.addTask { await run(warmer) }
            }
            while let result = await group.next() {
                if let result { failed.append(result) }
                if let warmer = rest.popFirst() { group.addTask { await run(warmer) } }
            }
            return failed.sorted()
        }
    }

    private func run(_ warmer: CacheWarmer) async -> String? {
        do {
            try await warmer.work(self)
            return nil
        } catch {
            core.report(.warmFailed, warmer.name, error)
            return warmer.name
        }
    }
}
