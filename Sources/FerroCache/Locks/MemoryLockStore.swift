import Synchronization

/// Keeps locks in this process: for one process, and for tests.
///
/// Places are given in the order in which owners asked, and a waiter is woken as soon as it is his turn. Fencing numbers
/// come from one counter for all names, so they grow although a name that nobody uses is forgotten. It is never behind
/// the microseconds since 1970, as in every other store, so they grow across restarts and changes of the store, too.
public final class MemoryLockStore: LockStore, LockSignals {
    private struct Sleeper {
        var id: UInt64
        var owner: String
        var places: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var lines: [String: LockLine] = [:]
        var sleepers: [String: [Sleeper]] = [:]
        var lastFence: Int64 = 0
        var nextSleeper: UInt64 = 0
        var askedSinceSweep = 0
    }

    private static let sweepEvery = 1024
    private let state = Mutex(State())
    private let time: TimeSource

    private let fenceFloor: @Sendable () -> Int64

    /// An empty store.
    public init<C: Clock>(clock: C = ContinuousClock()) where C.Duration == Duration {
        time = TimeSource(clock)
        fenceFloor = { 0 }
    }

    /// An empty store that takes over from another: each fencing number is at least what a closure answers.
    package init(fencesFrom floor: @escaping @Sendable () -> Int64) {
        time = TimeSource(ContinuousClock())
        fenceFloor = floor
    }

    private var now: Int64 { time.now().microsecondsRoundedUp }

    /// Takes a place when one is free.
    public func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt {
        let now = now
        let floor = fenceFloor()
        return state.withLock { state in
            sweepNow(&state, now: now)
            let request = LockLine.Request(
                owner, lease: lease, places: places, patience: patience,
                fenceFloor: max(state.lastFence.adding(1), floor, CacheClock.wall.milliseconds() * 1000))
            let attempt = state.lines[name, default: LockLine()].acquire(request, now: now)
            state.lastFence = max(state.lastFence, state.lines[name]?.lastFence ?? 0)
            if state.lines[name]?.isEmpty == true { state.lines[name] = nil }
            return attempt
        }
    }

    /// Begins the owner's lease anew.
    public func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool {
        let now = now
        return state.withLock { $0.lines[name]?.renew(owner, lease: lease, now: now) ?? false }
    }

    /// Gives a place back and wakes whoever has the next turn.
    public func release(_ name: String, owner: String) async throws -> Bool {
        let now = now
        let (released, woken) = state.withLock { state in
            let released = state.lines[name]?.release(owner, now: now) ?? false
            return (released, Self.takeReady(name, from: &state))
        }
        for continuation in woken { continuation.resume() }
        return released
    }

    /// How many names are remembered.
    package var count: Int { state.withLock { $0.lines.count } }

    /// How many wait in the queue of a name until they are woken.
    package func sleepers(of name: String) -> Int { state.withLock { $0.sleepers[name]?.count ?? 0 } }

    private static func takeReady(_ name: String, from state: inout State) -> [CheckedContinuation<Void, Never>] {
        guard let line = state.lines[name] else {
            return (state.sleepers.removeValue(forKey: name) ?? []).map(\.continuation)
        }
        if line.isEmpty { state.lines[name] = nil }
        guard let sleepers = state.sleepers[name] else { return [] }
        let isReady = { (sleeper: Sleeper) in line.hasTurn(sleeper.owner, places: sleeper.places) }
        let rest = sleepers.filter { !isReady($0) }
        state.sleepers[name] = rest.isEmpty ? nil : rest
        return sleepers.filter(isReady).map(\.continuation)
    }

    private func sweepNow(_ state: inout State, now: Int64) {
        state.askedSinceSweep += 1
        guard state.askedSinceSweep >= Self.sweepEvery else { return }
        state.askedSinceSweep = 0
        for name in state.lines.keys {
            state.lines[name]?.dropExpired(now: now)
            if state.lines[name]?.isEmpty == true { state.lines[name] = nil }
        }
    }
}

extension MemoryLockStore {
    /// Returns when it is the owner's turn.
    package func turn(of owner: String, for name: String, places: Int) async {
        let id = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    let line = state.lines[name]
                    if Task.isCancelled || line?.hasTurn(owner, places: places) ?? true { return true }
                    let sleeper = Sleeper(id: id, owner: owner, places: places, continuation: continuation)
                    state.sleepers[name, default: []].append(sleeper)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers[name]?.firstIndex(where: { $0.id == id }) else { return nil }
                let sleeper = state.sleepers[name]?.remove(at: index)
                if state.sleepers[name]?.isEmpty == true { state.sleepers[name] = nil }
                return sleeper
            }
            sleeper?.continuation.resume()
        }
    }
}
