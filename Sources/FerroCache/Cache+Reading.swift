extension Cache {
    /// The value of a key; nil when there is none.
    ///
    /// One call to the store, with tags as well; none when this process has the value.
    @inlinable @inline(__always)
    nonisolated(nonsending) public func get<Value>(_ key: CacheKey<Value>) async throws -> Value? {
        if key.tags.isEmpty, let box = hit(key.name, key.family, key.familyHash, ObjectIdentifier(Value.self)) {
            return unsafeDowncast(box, to: ValueBox<Value>.self).value
        }
        return try await find(key)
    }

    /// The box of exactly this type with the fresh value that this process has of a key without tags.
    ///
    /// It is not generic, and its callers are inlined into the app, where the value's type is known and where a hit then
    /// is no asynchronous call: each of these would cost more than the read.
    @usableFromInline
    func hit(_ name: String, _ family: String, _ familyHash: UInt64, _ type: ObjectIdentifier) -> AnyObject? {
        guard notes == nil, let hit = core.memory?.hit(core.configuration.prefix, name, type) else { return nil }
        if hit.freshUntil != .max, hit.freshUntil <= core.configuration.clock.milliseconds() { return nil }
        core.families.count(.hit, family, familyHash)
        return hit.box
    }

    @usableFromInline func find<Value>(_ key: CacheKey<Value>) async throws -> Value? {
        let name = try core.fullName(key)
        if let notes, let known = notes.find(name, as: Value.self) { return known }
        let reading = try await read(key, name)
        notes?.keep(name, reading.value)
        return reading.value
    }

    /// The values of keys, in their order; one call to the store.
    public func get<Value>(_ keys: [CacheKey<Value>]) async throws -> [Value?] {
        guard !keys.isEmpty else { return [] }
        let names = try keys.map { try core.fullName($0) }
        var tags: [CacheTag] = []
        for tag in Set(keys.flatMap(\.tags)) { tags.append(try tag.checked()) }
        let all = names + tags.map(core.tagName)
        guard let entries = try await core.reading({ try await $0.get(all) }), entries.count == all.count else {
            return keys.map { _ in nil }
        }
        var versions: [CacheTag: UInt64] = [:]
        for (tag, entry) in zip(tags, entries.dropFirst(keys.count)) {
            versions[tag] = entry.flatMap { TagVersion.version($0.bytes) }
        }
        var values: [Value?] = []
        for (index, key) in keys.enumerated() {
            let family = core.families.counters(of: key)
            let reading = try await core.judged(entries[index], key, try core.tags(key), versions, family)
            notes?.keep(names[index], reading.value)
            values.append(reading.value)
        }
        return values
    }

    /// Whether there is a value.
    public func has<Value>(_ key: CacheKey<Value>) async throws -> Bool { try await get(key) != nil }

    /// Removes a key and answers its value: of several callers one gets it.
    public func pull<Value>(_ key: CacheKey<Value>) async throws -> Value? {
        let name = try core.fullName(key)
        let tags = try core.tags(key)
        notes?.forget([name])
        let versions = try await core.currentVersions(tags)
        // Nothing that is true can be answered for a store that is broken, so it throws.
        let entry = try await core.writing(.thrown) { try await $0.pull(name) } ?? nil
        return try await core.judged(entry, key, tags, versions, core.families.counters(of: key)).value
    }

    func read<Value>(_ key: CacheKey<Value>, _ name: String) async throws -> Reading<Value> {
        let family = core.families.counters(of: key)
        if let reading = core.glance(key, name, key.tags, family) { return reading }
        return try await core.read(key, name, try core.tags(key), family)
    }
}
