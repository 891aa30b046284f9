import FerroRedis

/// What becomes of ids without a record when many are read.
public enum MissingRecords: Sendable {
    /// One that is missing is an error.
    case refused
    /// Those that are missing are left out.
    case skipped
}

extension RedisRecord {
    /// Inserts many records, each of them by itself; one round trip for each thousand.
    ///
    /// - Throws: ``RecordError/Code/exists`` with the number of those whose id was taken: all others were inserted. A
    ///   record that cannot be written stops it before its thousand, and one that is refused behind it.
    public static func insert(_ records: [Self], on store: any RecordStore) async throws {
        let batches = RecordBatches<Self>(store: store)
        let done = try await batches.run(records, id: \.id) { try $0.step("insert") }
        let taken = done.count { $0 == nil }
        if taken > 0 {
            throw RecordError(
                .exists, "\(taken) of \(records.count) records are there already; the others were inserted")
        }
    }

    /// The records with these ids in their order; one round trip for each thousand.
    ///
    /// - Parameter missing: Whether an id without a record is an error or left out.
    /// - Throws: ``RecordError/Code/notFound``, and ``RecordError/Code/decoding`` when a record cannot be read.
    public static func find(
        _ ids: [ID], on store: any RecordStore, missing: MissingRecords = .refused
    ) async throws -> [Self] {
        var records: [Self] = []
        records.reserveCapacity(ids.count)
        for first in stride(from: 0, to: ids.count, by: RecordBatches<Self>.size) {
            try Task.checkCancellation()
            let batch = ids[first...].prefix(RecordBatches<Self>.size).map(\.recordID)
            for loaded in try await RecordLoader<Self>.load(batch, on: store) {
                if let record = try loaded.record() { records.append(record) }
            }
        }
        guard records.count == ids.count || missing == .skipped else {
            let count = ids.count - records.count
            throw RecordError(
                .notFound, "\(count) of \(ids.count) ids have no \(recordName); `missing: .skipped` leaves them out")
        }
        return records
    }

    /// Deletes the records with these ids, and says how many there were; one round trip for each thousand.
    @discardableResult
    public static func delete(_ ids: [ID], on store: any RecordStore) async throws -> Int {
        let batches = RecordBatches<Self>(store: store)
        let done = try await batches.run(ids, id: { $0 }, step: { _ in RecordHandle<Self>.deletion })
        return done.count { $0 == true }
    }
}

extension RecordHandle {
    /// Inserts copies of the record with other ids; two round trips for up to a thousand.
    ///
    /// - Throws: ``RecordError/Code/notFound``, and ``RecordError/Code/exists`` when ids are taken: the other copies were
    ///   inserted.
    /// - Returns: The copies.
    @discardableResult
    public func duplicateMany(as ids: [Record.ID], on store: any RecordStore) async throws -> [Record] {
        let pairs = try await pairs()
        let copies = try ids.map { id throws(RecordError) in
            let copy: RecordSnapshot<Record> = try Self.snapshot(id.recordID, pairs.fields, version: pairs.version)
            return copy.record
        }
        try await Record.insert(copies, on: store)
        return copies
    }
}
