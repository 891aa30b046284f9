import FerroRedis

extension RecordHandle {
    /// The whole record; one round trip.
    ///
    /// - Throws: ``RecordError/Code/notFound``, and ``RecordError/Code/decoding`` when a field cannot be read.
    public func load() async throws -> Record { try await snapshot().record }

    /// The whole record, its version, and the names of the lenient fields that could not be read; one round trip.
    public func snapshot() async throws -> RecordSnapshot<Record> {
        let pairs = try await pairs()
        return try Self.snapshot(place.id, pairs.fields, version: pairs.version)
    }

    /// The names and values of the hash; a script only where reading begins the lifetime anew.
    func pairs() async throws -> (fields: [[UInt8]], version: Int64) {
        if place.slides {
            let results = try await place.run([RecordStep("load", .wholes, [])])
            guard let fields = results.steps.last else { throw RecordError.unreadable }
            return (try fields.recordList(), results.version)
        }
        let command = RedisCommand("HGETALL", [RedisArgument(place.key)], keys: .first, isReadOnly: true)
        let fields = try await place.redis.send(command).recordList()
        guard let version = try Self.version(in: fields) else { throw place.notFound }
        return (fields, version)
    }

    /// Whether the record is there; it does not count as a use.
    public func exists() async throws -> Bool {
        let command = RedisCommand("HEXISTS", [RedisArgument(place.key), "@v"], keys: .first, isReadOnly: true)
        return try RedisReply.flag(try await place.redis.send(command))
    }

    /// How long the record stays when it is not used; nil for always.
    ///
    /// - Throws: ``RecordError/Code/notFound``.
    public func remainingLifetime() async throws -> Duration? {
        let command = RedisCommand("PTTL", [RedisArgument(place.key)], keys: .first, isReadOnly: true)
        guard let time = try await place.redis.send(command).recordInteger else { throw RecordError.unreadable }
        if time == -2 { throw place.notFound }
        return time < 0 ? nil : .milliseconds(time)
    }

    /// A record from the fields of its hash; nil when they have no version, so there is no record.
    package static func snapshot(_ id: String, _ pairs: [[UInt8]]) throws(RecordError) -> RecordSnapshot<Record>? {
        guard let version = try version(in: pairs) else { return nil }
        return try snapshot(id, pairs, version: version)
    }

    static func snapshot(
        _ id: String, _ pairs: [[UInt8]], version: Int64
    ) throws(RecordError) -> RecordSnapshot<Record> {
        var reader = RecordReader(id: id, pairs)
        let record = try Record(reading: &reader, Record.fields)
        return RecordSnapshot(
            record: record, version: RecordVersion(rawValue: version), failedFields: reader.failedFields)
    }

    private static func version(in pairs: [[UInt8]]) throws(RecordError) -> Int64? {
        for index in stride(from: 0, to: pairs.count - 1, by: 2) where pairs[index] == Array("@v".utf8) {
            guard let version = Int64(recordBytes: pairs[index + 1]) else { throw .unreadable }
            return version
        }
        return nil
    }
}

extension RecordPlace {
    /// Whether reading begins the lifetime anew.
    var slides: Bool { lifetime != nil && refreshesLifetime }

    var notFound: RecordError { RecordError(.notFound, "there is no \(name) with this id") }
}
