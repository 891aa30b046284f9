import FerroSupport
import Synchronization

/// A store that uses a second one while the first fails.
///
/// When a call to the first store fails, it is done by the second one, and so are all that follow. After a pause the next
/// call begins the return, in the background: what was written, forgotten or cleared meanwhile is removed from the first
/// store, so that nothing old appears, and from the second, so that the next failure begins empty; then the first store
/// is used again. A write is never in both stores: what is cached while the first store is away is computed again after
/// the return, and counters begin anew.
///
/// It sees one process only. What another process writes to the first store while this one uses the second is not seen
/// until the return.
///
/// ```swift
/// let store = FailoverStore(redis, MemoryStore())
/// ```
public final class FailoverStore: CacheStore {
    /// A change of the store that is used.
    public enum Change: Sendable {
        /// The first store failed, for this reason; the second is used.
        case failedOver(any Error)
        /// The first store is used again.
        case returned
    }

    typealias Journal = FailoverStateMachine.Journal

    struct State {
        var machine: FailoverStateMachine
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    let primary: any CacheStore
    let secondary: any CacheStore
    let clock: CacheClock
    let onChange: @Sendable (Change) -> Void
    let state: Mutex<State>

    /// A store over two others.
    ///
    /// - Parameters:
    ///   - pause: how long after a failure the first store is tried again.
    ///   - journal: how many keys that changed meanwhile are remembered; when there are more, everything in the stores
    ///     that begins as all of them do is removed on the return. Give the cache a prefix, so that this is the cache's.
    ///   - onChange: is told once for each change; it must return soon.
    public init(
        _ primary: any CacheStore, _ secondary: any CacheStore, pause: Duration = .seconds(5),
        journal: Int = 10_000, clock: CacheClock = .steady,
        onChange: @escaping @Sendable (Change) -> Void = { _ in }
    ) {
        self.primary = primary
        self.secondary = secondary
        self.clock = clock
        self.onChange = onChange
        let machine = FailoverStateMachine(pause: pause.wholeMilliseconds, capacity: journal)
        state = Mutex(State(machine: machine))
    }

    /// Whether the first store is used.
    public var isOnPrimary: Bool { state.withLock { $0.machine.phase == .primary } }

    /// Does a call where it belongs; `writes` is what it may change.
    func perform<Result>(
        _ writes: Journal?, _ body: (any CacheStore) async throws -> Result
    ) async throws -> Result {
        switch await route(writes) {
        case .primary:
            do {
                return try await body(primary)
            } catch  where StoreFailure.isOne(error) {
                failed(error, writes)
            }
        case .secondaryAndReturn(let number): Task.detached { await self.goBack(number) }
        case .secondary, .wait: break
        }
        // It was noted as begun by the route or by the failure.
        defer { if let writes { state.withLock { $0.machine.end(writes) } } }
        return try await body(secondary)
    }

    private func route(_ writes: Journal?) async -> FailoverStateMachine.Route {
        while true {
            let now = clock.milliseconds()
            let route = state.withLock { $0.machine.route(writes, now: now) }
            guard route == .wait else { return route }
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.machine.isSwitching else { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        }
    }

    private func failed(_ error: any Error, _ writes: Journal?) {
        let now = clock.milliseconds()
        let isNews = state.withLock { state in
            if let writes { state.machine.begin(writes) }
            return state.machine.failed(now: now)
        }
        openGate()
        if isNews { onChange(.failedOver(error)) }
    }

    /// Lets the writes go on that waited for the switch.
    func openGate() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
