import FerroSupport

extension CacheCore {
    /// The value of a key that was not there: computed here, or by another process.
    ///
    /// - Parameter known: the versions of tags as they were read before; a value is kept with these, so that a flush
    ///   that comes while it is computed makes it invisible.
    /// - Parameter waits: false where whoever holds the key's lock may be waiting for this caller.
    func compute<Value>(
        _ plan: RememberPlan<Value>, known: [CacheTag: UInt64], readsAgain: Bool, waits: Bool
    ) async throws -> Value? {
        var known = known
        if readsAgain {
            let again = try await read(plan.key, plan.name, plan.tags, unseen)
            if let answer = again.answer(plan) { return answer }
            known = again.versions
        }
        guard let locks, waits else { return try await produce(plan, known: known) }
        return try await KeyLock(core: self, locks: locks, name: plan.name).compute(plan, known: known)
    }

    /// Computes a value and keeps it.
    func produce<Value>(_ plan: RememberPlan<Value>, known: [CacheTag: UInt64]) async throws -> Value? {
        var made: [CacheTag] = []
        let versions = try await versions(of: plan.tags, known: known, for: plan.longest, made: &made)
        let value: Value?
        do {
            value = try await plan.compute()
            // Nobody waits any more, and whoever came since computes a newer one.
            try Task.checkCancellation()
        } catch {
            await forgetVersions(of: made)
            throw error
        }
        if value == nil, plan.missing == nil {
            await forgetVersions(of: made)
            // An old value, if there is one, is of something that does not exist any more.
            _ = try await writing(.dropped) { [name = plan.name] in try await $0.forget([name]) }
        } else if let versions {
            // Without versions the store is broken, and an entry without them could not be flushed.
            try await keep(value, plan, versions)
        }
        return value
    }

    private func keep<Value>(_ value: Value?, _ plan: RememberPlan<Value>, _ versions: [TagVersion]) async throws {
        let name = plan.name
        let family = families.counters(of: plan.key)
        let times = plan.times(
            isMissing: value == nil, now: configuration.clock.milliseconds(),
            jitter: configuration.jitter * configuration.random())
        do {
            let envelope = Envelope(freshUntil: times.freshUntil, tags: versions)
            let write = CacheWrite(name, try entry(value, envelope, family), lifetime: times.lifetime)
            let kept: Void? = try await writing(.dropped) { try await $0.put([write]) }
            if kept != nil { family.count(.set) }
        } catch let error as CacheError where error.code == .tooLarge {
            family.count(.failure)
            report(.notKept, family.family, error)
        }
    }

    /// Computes a stale value anew in the background, unless that is under way or there is no room.
    ///
    /// It has ended only when the flight has landed: whoever asks after that begins a new one and gets no older value.
    func refresh<Value>(_ plan: RememberPlan<Value>, known: [CacheTag: UInt64]) {
        let key = plan.flight
        guard refreshes.begin(key, now: configuration.clock.milliseconds()) else { return }
        let isBegun = flights.launch(key) { [self] () -> any Sendable in
            try await renew(plan, known: known)
        } landed: { [self] failure in
            ended(plan, failure)
        }
        if !isBegun { refreshes.end(key) }
    }

    private func ended<Value>(_ plan: RememberPlan<Value>, _ failure: (any Error)?) {
        guard let failure else { return refreshes.end(plan.flight) }
        families.counters(of: plan.key).count(.failure)
        report(.refreshFailed, plan.key.family, failure)
        let pause = configuration.refreshPause.wholeMilliseconds
        refreshes.end(plan.flight, pauseUntil: configuration.clock.milliseconds().later(by: pause))
    }

    private func renew<Value>(_ plan: RememberPlan<Value>, known: [CacheTag: UInt64]) async throws -> Value? {
        guard let locks else { return try await produce(plan, known: known) }
        return try await KeyLock(core: self, locks: locks, name: plan.name).renew(plan, known: known)
    }
}

extension Reading where Value: Codable {
    /// What it answers to a plan; nil when the value must be computed.
    func answer(_ plan: RememberPlan<Value>) -> Value?? {
        if isStale { return nil }
        switch finding {
        case .value(let value): return .some(value)
        case .missing: return plan.missing == nil ? nil : .some(nil)
        case .nothing: return nil
        }
    }
}
