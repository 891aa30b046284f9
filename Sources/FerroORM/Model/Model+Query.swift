public import FerroSQL

extension Model {
    /// All rows, as a query.
    public static var query: Query<Self, Self> { Query() }

    /// The rows that meet a condition: `Link.where { $0.host == "swift.org" }`.
    public static func `where`(_ condition: (Columns) -> Condition<Self>) -> Query<Self, Self> {
        query.where(condition)
    }
    /// The rows that meet a condition in SQL: `Link.where(sql: "length(title) > \(10)")`.
    public static func `where`(sql: SQL) -> Query<Self, Self> { query.where(sql: sql) }
    /// The rows for which another table has a row that meets a condition: ``Query/whereExists(_:_:)``.
    public static func whereExists<Other: Model>(
        _ other: Other.Type,
        _ condition: (
            Source<Joined<Self, Other>, Self>, Source<Joined<Self, Other>, Other>
        ) -> Condition<Joined<Self, Other>>
    ) -> Query<Self, Self> { query.whereExists(other, condition) }
    /// The rows for which another table has no row that meets a condition: ``Query/whereNotExists(_:_:)``.
    public static func whereNotExists<Other: Model>(
        _ other: Other.Type,
        _ condition: (
            Source<Joined<Self, Other>, Self>, Source<Joined<Self, Other>, Other>
        ) -> Condition<Joined<Self, Other>>
    ) -> Query<Self, Self> { query.whereNotExists(other, condition) }
    /// All rows, sorted: `Link.order { $0.createdAt.descending }`.
    public static func order(@OrderBuilder<Self> _ orders: (Columns) -> [Order<Self>]) -> Query<Self, Self> {
        query.order(orders)
    }
    /// At most so many rows.
    public static func limit(_ count: Int) -> Query<Self, Self> { query.limit(count) }

    /// Reads every row of the table.
    public static func all(on db: Database) async throws -> [Self] { try await query.all(on: db) }
    /// Counts the rows of the table.
    public static func count(on db: Database) async throws -> Int { try await query.count(on: db) }

    /// Reads the row with a key; throws ``ORMError`` with `.notFound`, a 404, when there is none.
    public static func find(_ id: ID, on db: Database) async throws -> Self {
        // The statement's text is written once per model: this is the query that apps run most.
        let statement = ModelText.find(Self.self, id: id, dialect: db.dialect)
        guard let row = try await db.execute(statement).rows.first else { throw ORMError.notFound(Self.self, id) }
        return try reading(row)
    }

    /// Reads the row with a key; nil when there is none, or no key.
    public static func first(_ id: ID?, on db: Database) async throws -> Self? {
        guard let id else { return nil }
        let statement = ModelText.find(Self.self, id: id, dialect: db.dialect)
        return try await db.execute(statement).rows.first.map { row in try reading(row) }
    }

    /// The row as it is now; throws ``ORMError`` with `.notFound` when it is gone.
    public func reload(on db: Database) async throws -> Self { try await Self.find(id, on: db) }
}
