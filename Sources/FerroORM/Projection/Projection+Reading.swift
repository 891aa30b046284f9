public import FerroSQL

extension Projection {
    /// Reads every row; one statement.
    public func all(on db: Database) async throws -> [Output] {
        try selection.checkLock(on: db)
        return try await db.execute(selection.select(for: db.dialect)).rows.map { row in try read(row) }
    }

    /// Reads the first row; nil when there is none. Without an order it is any of them.
    public func first(on db: Database) async throws -> Output? {
        try await limit(min(1, selection.limit ?? 1)).all(on: db).first
    }

    /// Counts the rows, which are the groups where rows are grouped.
    public func count(on db: Database) async throws -> Int {
        try await db.value(selection.count(for: db.dialect))
    }

    /// Whether there is a row.
    public func exists(on db: Database) async throws -> Bool {
        try await db.value(selection.exists(for: db.dialect))
    }

    /// Reads one page and counts all rows; two statements. Give the rows an order that no two of them share.
    public func page(_ number: Int, per: Int = PageQuery.defaultPer, on db: Database) async throws -> Page<Output> {
        let whole = with {
            $0.limit = nil
            $0.offset = 0
        }
        return try await Paging(number: number, per: per).page(total: try await whole.count(on: db)) { offset, limit in
            try await whole.offset(offset).limit(limit).all(on: db)
        }
    }

    /// Reads the page that a client asks for.
    public func page(_ query: PageQuery, on db: Database) async throws -> Page<Output> {
        try await page(query.page, per: query.per, on: db)
    }

    func read(_ row: SQLRow) throws -> Output {
        do {
            return try decode(row)
        } catch let error as SQLError {
            throw ORMError(
                .decoding,
                "a row selected from \"\(Base.table)\" is no \(Output.self): \(error.message)",
                model: String(describing: Base.self), cause: error)
        }
    }
}
