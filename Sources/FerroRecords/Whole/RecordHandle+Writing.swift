import FerroRedis

extension RecordHandle {
    /// Reads the record, changes it, and writes it if nobody wrote to it meanwhile; else reads it again.
    ///
    /// Two round trips for each attempt. For one field its own operation is cheaper and never has to try again.
    ///
    /// ```swift
    /// let ada = try await Player.at("ada", on: c.redis).update { $0.name = $0.name.uppercased() }
    /// ```
    ///
    /// - Parameter attempts: how often it is tried.
    /// - Returns: The record as it was written.
    /// - Throws: ``RecordError/Code/stale`` after the last attempt, ``RecordError/Code/notFound``, and what the
    ///   closure throws.
    @discardableResult
    public func update(
        attempts: Int = 10, _ change: @Sendable (inout Record) async throws -> Void
    ) async throws -> RecordSnapshot<Record> {
        var attempt = 1
        while true {
            var snapshot = try await snapshot()
            try await change(&snapshot.record)
            guard snapshot.record.id == id else {
                throw RecordError(.encoding, "the id of a record cannot be changed; duplicate it with another one")
            }
            do {
                let results = try await place.run(
                    [try snapshot.record.step("save")], ifVersion: snapshot.version.rawValue)
                return RecordSnapshot(
                    record: snapshot.record, version: RecordVersion(rawValue: results.version), failedFields: [])
            } catch let error as RecordError where error.code == .stale && attempt < attempts {
                attempt += 1
            }
        }
    }

    /// Deletes the record; false when there is none.
    ///
    /// - Parameter version: the version it must still have.
    /// - Throws: With a version ``RecordError/Code/stale`` or ``RecordError/Code/notFound``.
    @discardableResult
    public func delete(ifVersion version: RecordVersion? = nil) async throws -> Bool {
        let results = try await place.run([RecordHandle.deletion], ifVersion: version?.rawValue)
        guard let reply = results.steps.last else { throw RecordError.unreadable }
        return try RedisReply.flag(reply)
    }

    /// The step that deletes a record.
    package static var deletion: RecordStep { RecordStep("delete", .wholes, []) }

    /// Inserts a copy with another id; two round trips.
    ///
    /// - Throws: ``RecordError/Code/notFound``, and ``RecordError/Code/exists`` when the other id is taken.
    @discardableResult
    public func duplicate(as id: Record.ID, on store: any RecordStore) async throws -> RecordHandle<Record> {
        let pairs = try await pairs()
        let copy: RecordSnapshot<Record> = try Self.snapshot(id.recordID, pairs.fields, version: pairs.version)
        return try await copy.record.insert(on: store)
    }

    /// Begins the type's lifetime anew, if it has one.
    ///
    /// - Throws: ``RecordError/Code/notFound``.
    public func touch() async throws {
        guard let lifetime = place.lifetime else {
            return _ = try await place.run([RecordStep("touch", .wholes, [])])
        }
        try await expire(after: lifetime)
    }

    /// Lets the record stay for some time, or for always; a type whose lifetime is refreshed does so at the next use.
    ///
    /// - Throws: ``RecordError/Code/notFound``.
    public func expire(after lifetime: Duration?) async throws {
        let time = RedisArgument(lifetime?.recordMilliseconds ?? 0)
        _ = try await place.run([RecordStep("expire", .wholes, [time])])
    }
}
