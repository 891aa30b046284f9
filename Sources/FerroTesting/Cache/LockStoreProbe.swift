import FerroCache
import Synchronization

/// Speaks to a store of locks in few words, on a name that nobody else uses.
struct LockStoreProbe: Sendable {
    let store: any LockStore
    let name = "contract-\(UInt64.random(in: 0 ... .max))"

    /// One attempt; its fencing number when the owner holds a place.
    func take(
        _ owner: String, lease: Duration = .seconds(30), places: Int = 1, patience: Duration = .zero
    ) async throws -> Int64? {
        let attempt = try await store.acquire(name, owner: owner, lease: lease, places: places, patience: patience)
        guard case .acquired(let fence) = attempt else { return nil }
        return fence
    }

    /// Attempts until the owner holds a place, for twenty seconds at most.
    func takeSoon(
        _ owner: String, lease: Duration = .seconds(30), places: Int = 1, patience: Duration = .zero
    ) async throws -> Int64? {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            if let fence = try await take(owner, lease: lease, places: places, patience: patience) { return fence }
            try await Task.sleep(for: .milliseconds(2))
        }
        return nil
    }

    /// Takes the name for a short time and does something before it is over; with longer times, and for another name,
    /// until that was done in time. It answers the probe when the time is over.
    func holdingShortly<Value: Sendable>(
        _ body: @Sendable (LockStoreProbe) async throws -> Value
    ) async throws -> (probe: LockStoreProbe, fence: Int64?, value: Value) {
        var lease = Duration.milliseconds(60)
        while true {
            let probe = LockStoreProbe(store: store)
            let started = ContinuousClock.now
            let fence = try await probe.take("ada", lease: lease)
            let value = try await body(probe)
            let isInTime = ContinuousClock.now - started < lease / 2
            if isInTime || lease > .seconds(8) {
                let other = LockStoreProbe(store: store)
                _ = try await other.take("ada", lease: lease)
                _ = try await other.takeSoon("bob")
                return (probe, fence, value)
            }
            lease *= 4
        }
    }

    func renew(_ owner: String, lease: Duration = .seconds(30)) async throws -> Bool {
        try await store.renew(name, owner: owner, lease: lease)
    }

    func release(_ owner: String) async throws -> Bool { try await store.release(name, owner: owner) }
}

/// Counts how many are inside at once.
final class Crowd: Sendable {
    private struct State {
        var inside = 0
        var most = 0
        var visits = 0
        var fences: [Int64] = []
    }

    private let state = Mutex(State())

    var most: Int { state.withLock { $0.most } }
    var visits: Int { state.withLock { $0.visits } }
    /// The fencing numbers in the order in which their holders came in.
    var fences: [Int64] { state.withLock { $0.fences } }

    func visit(_ fence: Int64) async {
        state.withLock { state in
            state.inside += 1
            state.visits += 1
            state.most = max(state.most, state.inside)
            state.fences.append(fence)
        }
        for _ in 0..<4 { await Task.yield() }
        state.withLock { $0.inside -= 1 }
    }
}
