public import FerroSQL

extension Query {
    /// The values of one column: `try await Post.published.pluck(\.title, on: db)`.
    public func pluck<Value>(
        _ column: (M.Columns) -> Column<M, Value>, on db: Database
    ) async throws -> [Value] {
        try await select(column).all(on: db)
    }

    /// The sum of a column over the rows; nil without any.
    public func sum<Value: SQLNumber>(
        _ column: (M.Columns) -> Column<M, Value>, on db: Database
    ) async throws -> Value.Sum? { try await aggregate(column(M.columns).sum, on: db) }

    /// The mean of a column over the rows; nil without any.
    public func average<Value: SQLNumber>(
        _ column: (M.Columns) -> Column<M, Value>, on db: Database
    ) async throws -> Double? { try await aggregate(column(M.columns).average, on: db) }

    /// The smallest value of a column; nil without rows.
    public func minimum<Value>(_ column: (M.Columns) -> Column<M, Value>, on db: Database) async throws -> Value? {
        try await aggregate(column(M.columns).minimum, on: db)
    }

    /// The smallest value of a column that is not NULL; nil without one.
    public func minimum<Value: SQLConvertible>(
        _ column: (M.Columns) -> Column<M, Value?>, on db: Database
    ) async throws -> Value? { try await aggregate(column(M.columns).minimum, on: db) }

    /// The greatest value of a column; nil without rows.
    public func maximum<Value>(_ column: (M.Columns) -> Column<M, Value>, on db: Database) async throws -> Value? {
        try await aggregate(column(M.columns).maximum, on: db)
    }

    /// The greatest value of a column that is not NULL; nil without one.
    public func maximum<Value: SQLConvertible>(
        _ column: (M.Columns) -> Column<M, Value?>, on db: Database
    ) async throws -> Value? { try await aggregate(column(M.columns).maximum, on: db) }

    /// How many different values a column has; NULL is none.
    public func count<Value>(
        distinct column: (M.Columns) -> Column<M, Value>, on db: Database
    ) async throws -> Int {
        try await aggregate(column(M.columns).countDistinct, on: db)
    }

    private func aggregate<Value>(_ aggregate: some SQLExpression<M, Value>, on db: Database) async throws -> Value {
        // Of the rows that the query would read, so a limit or DISTINCT is looked at first.
        var rows = selection.isPlain ? selection : nested().selection
        rows.orders = []
        rows.lock = nil
        return try await db.value(Projection<M, M, Value>(rows, .one(aggregate)).sql(for: db.dialect))
    }
}
