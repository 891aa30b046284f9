import Synchronization

/// Which limiters cannot ask their store, so that each change is told once.
final class RateLimitOutages: Sendable {
    private let names = Mutex<Set<String>>([])
    private let count = Atomic(0)

    /// Notes a failure; answers whether it is the first since the store answered.
    func begin(_ name: String) -> Bool {
        names.withLock { names in
            defer { count.store(names.count, ordering: .relaxed) }
            return names.insert(name).inserted
        }
    }

    /// Notes an answer; answers whether it is the first after a failure. It takes no lock while all is well.
    func end(_ name: String) -> Bool {
        guard count.load(ordering: .relaxed) > 0 else { return false }
        return names.withLock { names in
            defer { count.store(names.count, ordering: .relaxed) }
            return names.remove(name) != nil
        }
    }
}
