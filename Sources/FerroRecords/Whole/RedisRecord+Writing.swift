import FerroRedis

extension RedisRecord {
    /// Writes the record if there is none with its id; one round trip.
    ///
    /// - Returns: Its handle.
    /// - Throws: ``RecordError/Code/exists``, and nothing is written.
    @discardableResult
    public func insert(on store: any RecordStore) async throws -> RecordHandle<Self> {
        let handle = Self.at(id, on: store)
        _ = try await handle.place.run([try step("insert")])
        return handle
    }

    /// Writes the whole record, in place of the one that is there; one round trip.
    ///
    /// Without a version the last writer wins: what others wrote since it was read is lost, but for its counters.
    ///
    /// - Parameter version: the version the record must still have.
    /// - Returns: The new version.
    /// - Throws: With a version ``RecordError/Code/stale`` or ``RecordError/Code/notFound``, and nothing is written.
    @discardableResult
    public func save(on store: any RecordStore, ifVersion version: RecordVersion? = nil) async throws -> RecordVersion {
        let place = Self.at(id, on: store).place
        let results = try await place.run([try step("save")], ifVersion: version?.rawValue)
        return RecordVersion(rawValue: results.version)
    }

    /// The step that writes every field; `insert` or `save`.
    package func step(_ name: String) throws(RecordError) -> RecordStep {
        var writer = RecordWriter()
        try write(to: &writer, Self.fields)
        var arguments = [RedisArgument(writer.kept.count)]
        arguments.reserveCapacity(2 + writer.kept.count + writer.pairs.count)
        for name in writer.kept { arguments.append(RedisArgument(name)) }
        arguments.append(RedisArgument(writer.pairs.count / 2))
        for bytes in writer.pairs { arguments.append(RedisArgument(bytes)) }
        return RecordStep(name, .wholes, arguments)
    }
}
