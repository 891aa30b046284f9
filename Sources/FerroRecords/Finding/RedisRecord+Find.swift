/// What is searched for: a closure over the indexed fields that makes a condition or an order.
public typealias RecordWhere<Record: IndexedFields> = @Sendable (Record.Indexes) -> RecordCondition

/// What comes first: a closure over the indexed fields that makes an order.
public typealias RecordBy<Record: IndexedFields> = @Sendable (Record.Indexes) -> RecordOrder

extension RedisRecord where Self: IndexedFields {
    /// The records for which a condition holds.
    ///
    /// ```swift
    /// try await Player.find(on: c.redis, limit: 50) { $0.score >= 100 && $0.name.hasPrefix("Ad") }
    /// try await Player.find(on: c.redis, order: { $0.score.descending }) { $0.isOnline == true }
    /// ```
    ///
    /// Two round trips, one for the script that walks the shortest part of an index that can hold all of them, and one to
    /// read the records; another pair for each 500 entries that it walks. A condition that bounds no index walks a whole one.
    ///
    /// - Parameters:
    ///   - order: what comes first; without it, the order is that of the index that was walked.
    ///   - limit: at most so many.
    /// - Throws: ``RecordError``, ``RedisError``.
    public static func find(
        on store: any RecordStore, order: RecordBy<Self>? = nil, limit: Int = 100, where condition: RecordWhere<Self>
    ) async throws -> [Self] {
        try await page(on: store, order: order, limit: limit, where: condition).records
    }

    /// The first record for which a condition holds; nil when there is none.
    public static func first(
        on store: any RecordStore, order: RecordBy<Self>? = nil, where condition: RecordWhere<Self>
    ) async throws -> Self? {
        try await find(on: store, order: order, limit: 1, where: condition).first
    }

    /// Some of the records for which a condition holds, and where the next ones begin.
    ///
    /// - Parameter cursor: ``RecordPage/next`` of the page before, of the same condition and order.
    public static func page(
        on store: any RecordStore, order: RecordBy<Self>? = nil, limit: Int = 100, after cursor: RecordCursor? = nil,
        where condition: RecordWhere<Self>
    ) async throws -> RecordPage<Self> {
        try await search(on: store, order, condition).page(after: cursor, limit: limit)
    }

    /// The records for which a condition holds, read a batch at a time.
    public static func stream(
        on store: any RecordStore, order: RecordBy<Self>? = nil, batch: Int = 100,
        where condition: @escaping RecordWhere<Self>
    ) -> RecordStream<Self> {
        RecordStream(batch: max(1, batch)) { try search(on: store, order, condition) }
    }

    /// The keys, which are the ids, of the records for which a condition holds, without reading the records.
    ///
    /// - Parameter limit: at most so many; nil for all.
    public static func keys(
        on store: any RecordStore, order: RecordBy<Self>? = nil, limit: Int? = nil, where condition: RecordWhere<Self>
    ) async throws -> [ID] {
        let found = try await search(on: store, order, condition).ids(after: nil, limit: limit ?? .max)
        return try found.ids.map { text throws(RecordError) in
            guard let id = ID(recordID: text) else {
                throw RecordError(.decoding, "an id in an index cannot be read as \(ID.self)")
            }
            return id
        }
    }

    /// How many records a condition holds for, counted in calls of at most 500 entries.
    public static func count(on store: any RecordStore, where condition: RecordWhere<Self>) async throws -> Int {
        try await search(on: store, nil, condition).all(.count)
    }

    /// Deletes the records for which a condition holds, and says how many were.
    ///
    /// The script that finds a record deletes it, so that none is deleted for which the condition does not hold any more.
    /// It is done in calls of at most 500 entries: others see what is deleted so far.
    @discardableResult
    public static func delete(on store: any RecordStore, where condition: RecordWhere<Self>) async throws -> Int {
        try await search(on: store, nil, condition).all(.delete)
    }

    private static func search(
        on store: any RecordStore, _ order: RecordBy<Self>?, _ condition: RecordWhere<Self>
    ) throws(RecordError) -> RecordSearch {
        let fields = Indexes(at: RecordPath())
        return try RecordSearch(Self.self, condition(fields), by: order?(fields), on: store)
    }
}
