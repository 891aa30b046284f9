/// Lets one process at a time compute the value of a key; the others wait for the value.
///
/// It is an economy and no guard: whoever waits too long, or finds the locks broken, computes the value as well.
struct KeyLock: Sendable {
    let core: CacheCore
    let locks: any LockStore
    let name: String
    private let owner = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()

    init(core: CacheCore, locks: any LockStore, name: String) {
        self.core = core
        self.locks = locks
        self.name = "remember:" + name
    }

    private enum Attempt { case held, busy, broken }

    /// The value, from whoever computes it first.
    func compute<Value>(_ plan: RememberPlan<Value>, known: [CacheTag: UInt64]) async throws -> Value? {
        let end = ContinuousClock.now + core.configuration.lockWait
        var known = known
        var pause = Duration.milliseconds(5)
        while true {
            switch try await attempt() {
            case .held: return try await produce(plan)
            case .broken: return try await core.produce(plan, known: known)
            case .busy: break
            }
            let left = end - ContinuousClock.now
            guard left > .zero else { return try await core.produce(plan, known: known) }
            try await Task.sleep(for: min(pause, left))
            pause = min(pause * 2, .milliseconds(200))
            let again = try await core.read(plan.key, plan.name, plan.tags, core.unseen)
            if let answer = again.answer(plan) { return answer }
            known = again.versions
        }
    }

    /// A stale value's successor; the stale value itself when another process is at it.
    func renew<Value>(_ plan: RememberPlan<Value>, known: [CacheTag: UInt64]) async throws -> Value? {
        switch try await attempt() {
        case .held: return try await produce(plan)
        case .broken: return try await core.produce(plan, known: known)
        case .busy:
            let again = try await core.read(plan.key, plan.name, plan.tags, core.unseen)
            if let value = again.value { return value }
            return try await compute(plan, known: again.versions)
        }
    }

    private func attempt() async throws -> Attempt {
        do {
            let lease = core.configuration.lockLease
            let attempt = try await locks.acquire(name, owner: owner, lease: lease, places: 1, patience: .zero)
            core.locksAnswer(nil)
            if case .acquired = attempt { return .held }
            return .busy
        } catch let error as CancellationError {
            // It may be taken all the same, and would hold the others up until its lease ends.
            await Task { _ = try? await locks.release(name, owner: owner) }.value
            throw error
        } catch let error as CacheError where error.code == .configuration {
            // Here it can have none: in a transaction on SQLite, where it would wait for itself.
            return .broken
        } catch {
            core.locksAnswer(error)
            return .broken
        }
    }

    private func produce<Value>(_ plan: RememberPlan<Value>) async throws -> Value? {
        let renewal = Task { await renewLease() }
        do {
            // Whoever had the lock before may have kept the value.
            let again = try await core.read(plan.key, plan.name, plan.tags, core.unseen)
            let value: Value?
            if let answer = again.answer(plan) {
                value = answer
            } else {
                value = try await core.produce(plan, known: again.versions)
            }
            await giveBack(renewal)
            return value
        } catch {
            await giveBack(renewal)
            throw error
        }
    }

    private func renewLease() async {
        let lease = core.configuration.lockLease
        while (try? await Task.sleep(for: lease / 3)) != nil {
            guard (try? await locks.renew(name, owner: owner, lease: lease)) != false else { return }
        }
    }

    /// In a task of its own, as it must be done although the caller was cancelled.
    private func giveBack(_ renewal: Task<Void, Never>) async {
        renewal.cancel()
        await Task { _ = try? await locks.release(name, owner: owner) }.value
    }
}
