import Synchronization

/// Watches who is inside a lock, by fencing numbers.
package final class FenceWatch: Sendable {
    private struct State {
        var inside: Set<Int64> = []
        var all: Set<Int64> = []
        var last = Int64.min
        var followed: Set<Int64> = []
        var doubled: Set<Int64> = []
    }

    private let state = Mutex(State())

    /// Nobody is inside.
    package init() {}

    /// Numbers that two holders had.
    package var doubled: Set<Int64> { state.withLock { $0.doubled } }
    /// How many were inside, one after the other.
    package var visits: Int { state.withLock { $0.all.count } }

    /// Whether another came in with a larger number before this one had left: then its lock was lost.
    package func wasFollowed(_ fence: Int64) -> Bool { state.withLock { $0.followed.contains(fence) } }

    /// Notes that a holder is inside while a closure runs.
    package func visit<Value>(_ fence: Int64, _ body: () async throws -> Value) async rethrows -> Value {
        state.withLock { state in
            state.followed.formUnion(state.inside.filter { $0 < fence })
            if state.last > fence { state.followed.insert(fence) }
            state.last = max(state.last, fence)
            state.inside.insert(fence)
            if !state.all.insert(fence).inserted { state.doubled.insert(fence) }
        }
        defer { state.withLock { _ = $0.inside.remove(fence) } }
        return try await body()
    }
}
