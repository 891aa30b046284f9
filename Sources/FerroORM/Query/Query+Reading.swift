public import FerroSQL

extension Query {
    /// Reads every row; one statement, and one more for each relation.
    public func all(on db: Database) async throws -> [Output] {
        try await loader(try await models(on: db), db)
    }

    /// Reads the first row, by the key when the query has no order; nil when there is none.
    public func first(on db: Database) async throws -> Output? {
        try await with { $0 = $0.ordered }.limit(min(1, selection.limit ?? 1)).all(on: db).first
    }

    /// Counts the rows.
    public func count(on db: Database) async throws -> Int {
        try await number(selection.count(for: db.dialect), on: db)
    }

    /// Whether there is a row.
    public func exists(on db: Database) async throws -> Bool {
        let result = try await db.execute(selection.exists(for: db.dialect))
        guard let row = result.rows.first else { throw ORMError.unexpected(M.self, "EXISTS answered no row") }
        return try row.decode(at: 0, as: Bool.self)
    }

    /// The rows without what is loaded beside them.
    func models(on db: Database) async throws -> [M] {
        try selection.checkLock(on: db)
        return try M.reading(try await db.execute(selection.select(for: db.dialect)).rows)
    }

    private func number(_ sql: SQL, on db: Database) async throws -> Int {
        guard let row = try await db.execute(sql).rows.first else {
            throw ORMError.unexpected(M.self, "count(*) answered no row")
        }
        return try row.decode(at: 0, as: Int.self)
    }
}

extension Model {
    /// Reads rows.
    static func reading(_ rows: [SQLRow]) throws -> [Self] {
        try Array(count: rows.count) { try reading(rows[$0]) }
    }

    /// Reads a row; what is wrong with it is told with the name of the model.
    static func reading(_ row: SQLRow) throws -> Self {
        do {
            return try Self(row: row)
        } catch let error as SQLError {
            throw ORMError(
                .decoding,
                "a row of \"\(table)\" is no \(Self.self): \(error.message); migrate the table or change the struct",
                model: String(describing: Self.self), cause: error)
        }
    }
}
