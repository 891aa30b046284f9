/// The records that a search finds, read a batch at a time as they are asked for.
///
/// ```swift
/// for try await player in try Player.stream(on: c.redis, where: { $0.score >= 100 }) { … }
/// ```
///
/// It is no snapshot: a record that is changed meanwhile may come twice or not at all, but never one for which the condition
/// does not hold.
public struct RecordStream<Record: RedisRecord>: AsyncSequence, Sendable {
    let batch: Int
    let search: @Sendable () throws -> RecordSearch

    /// Begins at the first record.
    public func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

    /// Hands out one record after the other.
    public struct Iterator: AsyncIteratorProtocol {
        private let stream: RecordStream
        private var search: RecordSearch?
        private var records: ArraySlice<Record> = []
        private var next: RecordCursor? = RecordCursor(scan: 0)

        init(stream: RecordStream) { self.stream = stream }

        /// The next record; nil at the end. One or two round trips at the beginning of a batch.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Record? {
            while records.isEmpty, let place = next {
                let search = try search ?? stream.search()
                self.search = search
                let page: RecordPage<Record> = try await search.page(after: place, limit: stream.batch)
                records = page.records[...]
                next = page.next
            }
            return records.popFirst()
        }
    }
}
