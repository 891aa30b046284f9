/// Some of the records that a search finds, and where the next ones begin.
public struct RecordPage<Record: RedisRecord>: Sendable {
    /// The records in their order.
    public var records: [Record]
    /// Where to go on; nil when there are no more.
    public var next: RecordCursor?

    /// Puts a page together.
    public init(records: [Record], next: RecordCursor?) {
        self.records = records
        self.next = next
    }
}

extension RecordSearch {
    /// Finds a page of records and reads them.
    ///
    /// A record that was deleted or changed between being found and being read, so that the condition does not hold any
    /// more, is left out, and others are looked for in its place.
    func page<Record: RedisRecord>(after cursor: RecordCursor?, limit: Int) async throws -> RecordPage<Record> {
        var page = RecordPage<Record>(records: [], next: cursor ?? RecordCursor(scan: 0))
        while page.records.count < limit, let place = page.next {
            try Task.checkCancellation()
            let wanted = min(limit - page.records.count, RecordBatches<Record>.size)
            let found = try await ids(after: place, limit: wanted)
            page.next = found.next
            for loaded in try await RecordLoader<Record>.load(found.ids, on: store) {
                guard condition.holds(for: loaded.codes), let record = try loaded.record() else { continue }
                page.records.append(record)
            }
        }
        return page
    }
}
