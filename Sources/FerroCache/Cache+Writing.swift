extension Cache {
    /// Keeps a value.
    ///
    /// - Parameter lifetime: by default that of the configuration; zero or less removes the key.
    /// - Throws: ``CacheError`` with `.encoding`, or `.tooLarge` when it has more bytes than the configuration allows.
    public func put<Value>(_ key: CacheKey<Value>, _ value: Value, for lifetime: Duration? = nil) async throws {
        try await put([(key, value)], for: lifetime)
    }

    /// Keeps values; one call to the store, and one more for tags.
    public func put<Value>(_ values: [(CacheKey<Value>, Value)], for lifetime: Duration? = nil) async throws {
        try await put(values, lifetime: lifetime ?? configuration.lifetime)
    }

    /// Keeps a value until it is forgotten, or thrown out for lack of room.
    public func forever<Value>(_ key: CacheKey<Value>, _ value: Value) async throws {
        try await put([(key, value)], lifetime: nil)
    }

    /// Keeps a value unless the key has one; answers whether it did. Of several callers one succeeds.
    ///
    /// For a key with tags whose entry was flushed, this holds among the callers of one process.
    public func add<Value>(
        _ key: CacheKey<Value>, _ value: Value, for lifetime: Duration? = nil
    ) async throws -> Bool {
        let name = try core.fullName(key)
        notes?.forget([name])
        let tags = try core.tags(key)
        let lifetime = try core.checked(lifetime ?? configuration.lifetime)
        let known = try await core.currentVersions(tags)
        guard let versions = try await core.versions(of: tags, known: known, for: lifetime) else {
            throw CacheError(.store, "The cache's store failed: the versions of tags could not be read.")
        }
        let family = core.families.counters(of: key)
        let entry = try core.entry(value, Envelope(tags: versions), family)
        let write = CacheWrite(name, entry, lifetime: lifetime)
        if try await core.writing(.thrown, { try await $0.add(write) }) == true {
            family.count(.set)
            return true
        }
        guard !tags.isEmpty, try await get(key) == nil else { return false }
        return try await replaceFlushed(key, name, with: write)
    }

    /// Puts an entry in the place of one that was flushed: one caller at a time, who looks again, so that one succeeds.
    private func replaceFlushed<Value>(
        _ key: CacheKey<Value>, _ name: String, with write: CacheWrite
    ) async throws -> Bool {
        let ticket = UInt64.random(in: .min ... .max)
        let flight = Flights.Key(name: HashedKey(name), type: ObjectIdentifier(AddedEntry.self))
        let (core, reader) = (core, Cache(core: core, notes: nil))
        let winner = try await core.flights.join(flight, as: AddedEntry.self) { _ in
            guard try await reader.get(key) == nil else { return AddedEntry(ticket: nil) }
            _ = try await core.writing(.thrown) { try await $0.pull(name) }
            let isAdded = try await core.writing(.thrown) { try await $0.add(write) } == true
            return AddedEntry(ticket: isAdded ? ticket : nil)
        }
        return winner.ticket == ticket
    }

    /// Gives a key a new lifetime; answers whether it has a value.
    public func touch<Value>(_ key: CacheKey<Value>, for lifetime: Duration? = nil) async throws -> Bool {
        let name = try core.fullName(key)
        notes?.forget([name])
        let lifetime = try core.checked(lifetime ?? configuration.lifetime)
        return try await core.writing(.thrown) { try await $0.touch(name, lifetime: lifetime) } ?? false
    }

    /// Removes a key; answers whether it was there.
    @discardableResult public func forget<Value>(_ key: CacheKey<Value>) async throws -> Bool {
        try await forget([key]) > 0
    }

    /// Removes keys; answers how many were there.
    @discardableResult public func forget<Value>(_ keys: [CacheKey<Value>]) async throws -> Int {
        guard !keys.isEmpty else { return 0 }
        let names = try keys.map { try core.fullName($0) }
        notes?.forget(names)
        return try await core.writing(configuration.failedForgets) { try await $0.forget(names) } ?? 0
    }

    /// Removes everything that this cache keeps: every key with its prefix, and no other.
    ///
    /// Without a prefix that is everything in the store. How long it takes grows with what is there.
    public func clear() async throws {
        notes?.clear()
        let prefix = configuration.prefix
        _ = try await core.writing(configuration.failedForgets) { try await $0.clear(prefix: prefix) }
    }

    private func put<Value>(_ values: [(CacheKey<Value>, Value)], lifetime: Duration?) async throws {
        if let lifetime, lifetime <= .zero {
            try await forget(values.map(\.0))
            return
        }
        let all = Array(Set(try values.flatMap { try core.tags($0.0) }))
        var known = try await core.currentVersions(all)
        for version in try await core.versions(of: all, known: known, for: lifetime) ?? [] {
            known[version.tag] = version.version
        }
        var writes: [CacheWrite] = []
        for (key, value) in values {
            let tags = try core.tags(key)
            // Without versions the store is broken, and an entry without them could not be flushed.
            let versions = tags.compactMap { tag in known[tag].map { TagVersion(tag: tag, version: $0) } }
            guard versions.count == tags.count else { continue }
            let entry = try core.entry(value, Envelope(tags: versions), core.families.counters(of: key))
            writes.append(CacheWrite(try core.fullName(key), entry, lifetime: lifetime))
        }
        notes?.forget(writes.map(\.key))
        let kept: Void? = try await core.writing(configuration.failedPuts) { [writes] in try await $0.put(writes) }
        for (key, value) in values where kept != nil {
            core.families.counters(of: key).count(.set)
            notes?.keep(try core.fullName(key), value)
        }
    }
}

extension CacheCore {
    func checked(_ lifetime: Duration?) throws(CacheError) -> Duration? {
        guard let lifetime, lifetime <= .zero else { return lifetime }
        throw CacheError(.configuration, "A lifetime is more than zero; to remove a key, forget it.")
    }

    /// A value as an entry, with the decoded value beside the bytes.
    func entry<Value: Codable & Sendable>(
        _ value: Value?, _ envelope: Envelope, _ family: FamilyCounters
    ) throws(CacheError) -> CacheEntry {
        var envelope = envelope
        envelope.isMissing = value == nil
        var payload: [UInt8] = []
        if let value { payload = try ValueCodec.encode(value) }
        guard payload.count <= configuration.maximumValueSize else {
            throw CacheError(
                .tooLarge,
                "A value of the family '\(family.family)' has \(payload.count) bytes, and "
                    + "\(configuration.maximumValueSize) are allowed: keep less of it, or allow more.")
        }
        var entry = CacheEntry(envelope.wrapped(payload), value: DecodedEntry(envelope, value: value))
        entry.counters = family
        return entry
    }
}

/// Whose entry took the place of one that was flushed; nil when somebody else's did.
private struct AddedEntry: Sendable { var ticket: UInt64? }
