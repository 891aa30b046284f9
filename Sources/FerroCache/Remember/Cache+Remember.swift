extension Cache {
    /// The value of a key, computed when there is none.
    ///
    /// However many callers want it, it is computed once: by one of them in this process, and by one process where the
    /// cache has locks. All of them get its value or its error; an error is not kept. One caller's cancellation does not
    /// end the others' work. A store that is broken only makes it compute more often.
    ///
    /// - Parameters:
    ///   - lifetime: how long the value is fresh, shortened at random by up to the configuration's jitter.
    ///   - stale: for how long after that the old value is answered at once while a new one is computed in the
    ///     background, where nothing of the request that began it remains. If that fails, the old value stays.
    ///   - tags: further tags beside those of the key; their versions are taken before the value is computed.
    /// - Throws: what `compute` throws; ``CacheError`` with `.encoding`. A value that is too large is answered and not kept.
    @inlinable @inline(__always)
    nonisolated(nonsending) public func remember<Value>(
        _ key: CacheKey<Value>, for lifetime: Duration? = nil, stale: Duration? = nil, tags: [CacheTag] = [],
        _ compute: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        if key.tags.isEmpty, tags.isEmpty,
            let box = hit(key.name, key.family, key.familyHash, ObjectIdentifier(Value.self))
        {
            return unsafeDowncast(box, to: ValueBox<Value>.self).value
        }
        return try await rememberByDefault(key, lifetime, stale, tags, compute)
    }

    @usableFromInline func rememberByDefault<Value>(
        _ key: CacheKey<Value>, _ lifetime: Duration?, _ stale: Duration?, _ tags: [CacheTag],
        _ compute: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await remember(key, lifetime ?? configuration.lifetime, stale, tags, compute)
    }

    /// The value of a key, computed when there is none, and kept until it is forgotten.
    public func rememberForever<Value>(
        _ key: CacheKey<Value>, tags: [CacheTag] = [], _ compute: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await remember(key, nil, nil, tags, compute)
    }

    /// The value of a key if such a thing exists, computed when nothing is known.
    ///
    /// - Parameter missing: for how long it is remembered that it does not exist; nil for not at all.
    public func remember<Value>(
        _ key: CacheKey<Value>, for lifetime: Duration? = nil, stale: Duration? = nil, missing: Duration?,
        tags: [CacheTag] = [], _ compute: @escaping @Sendable () async throws -> Value?
    ) async throws -> Value? {
        let name = try core.fullName(key)
        if let notes, let known = notes.find(name, as: Value.self), let value = known { return value }
        let landings = core.flights.landings
        let reading = try await read(key, name, tags)
        if !reading.isStale {
            if case .value(let value) = reading.finding { return remembered(name, value) }
            if case .missing = reading.finding, missing != nil { return nil }
        }
        let plan = RememberPlan(
            key: key, name: name, tags: try core.tags(key, tags), lifetime: lifetime ?? configuration.lifetime,
            stale: stale, missing: missing, compute: compute)
        return try await complete(plan, reading, landings)
    }

    private func remember<Value>(
        _ key: CacheKey<Value>, _ lifetime: Duration?, _ stale: Duration?, _ tags: [CacheTag],
        _ compute: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let name = try core.fullName(key)
        if let notes, let known = notes.find(name, as: Value.self), let value = known { return value }
        let landings = core.flights.landings
        let reading = try await read(key, name, tags)
        if !reading.isStale, case .value(let value) = reading.finding { return remembered(name, value) }
        let plan = RememberPlan(
            key: key, name: name, tags: try core.tags(key, tags), lifetime: lifetime, stale: stale, missing: nil,
            compute: compute)
        if let value = try await complete(plan, reading, landings) { return value }
        // Somebody else remembers the same key as something that may not exist.
        return try await compute()
    }

    private func read<Value>(
        _ key: CacheKey<Value>, _ name: String, _ tags: [CacheTag]
    ) async throws -> Reading<Value> {
        let family = core.families.counters(of: key)
        if tags.isEmpty, let reading = core.glance(key, name, key.tags, family) { return reading }
        return try await core.read(key, name, try core.tags(key, tags), family)
    }

    private func complete<Value>(
        _ plan: RememberPlan<Value>, _ reading: Reading<Value>, _ landings: Int
    ) async throws -> Value? {
        if reading.isStale, case .value(let value) = reading.finding {
            core.refresh(plan, known: reading.versions)
            return remembered(plan.name, value)
        }
        let core = core
        let value = try await core.flights.join(plan.flight, as: Value?.self) { now in
            // Somebody may have computed it between this caller's read and now.
            try await core.compute(plan, known: reading.versions, readsAgain: now != landings, waits: now != nil)
        }
        if let value { notes?.keep(plan.name, value) }
        return value
    }

    private func remembered<Value: Sendable>(_ name: String, _ value: Value) -> Value {
        notes?.keep(name, value)
        return value
    }
}
