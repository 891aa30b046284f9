public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Query {
    /// Assigns columns of every row and answers how many rows there were; no statement when nothing is assigned.
    ///
    /// A model with a `lockColumn` counts every row's up, so that whoever still holds the row as it was is refused.
    @discardableResult
    public func update(
        on db: Database, at now: Date = Date(), _ change: (inout M.Changes) throws -> Void
    ) async throws -> Int {
        guard let assignments = try Self.assignments(at: now, change) else { return 0 }
        return try await write(selection.update(assignments, for: db.dialect), on: db).affectedRows
    }

    /// Assigns columns of every row and answers the rows as they are now, in no order.
    public func updateReturning(
        on db: Database, at now: Date = Date(), _ change: (inout M.Changes) throws -> Void
    ) async throws -> [M] {
        guard let assignments = try Self.assignments(at: now, change) else { return [] }
        return try await writeReturning(selection.update(assignments, for: db.dialect), on: db)
    }

    /// Adds to a number in every row, in the database, so that no two writers lose a count; answers how many rows.
    ///
    /// ```swift
    /// try await Link.where { $0.id == id }.increment(\.votesCount, on: db)
    /// ```
    ///
    /// Neither this nor `decrement` counts up a `lockColumn`: adding does not undo what another writer assigned.
    @discardableResult
    public func increment<Value: SQLConvertible & Numeric>(
        _ column: (M.Columns) -> Column<M, Value>, by amount: Value = 1, on db: Database
    ) async throws -> Int {
        try await increment(on: db) { column($0) += amount }
    }

    /// Takes from a number in every row, in the database; answers how many rows.
    @discardableResult
    public func decrement<Value: SQLConvertible & Numeric>(
        _ column: (M.Columns) -> Column<M, Value>, by amount: Value = 1, on db: Database
    ) async throws -> Int {
        try await increment(on: db) { column($0) -= amount }
    }

    /// Adds to several numbers in every row with one statement; answers how many rows.
    ///
    /// ```swift
    /// try await Post.where { $0.id == id }.increment(on: db) {
    ///     $0.viewsCount += 1
    ///     $0.score -= 0.5
    /// }
    /// ```
    @discardableResult
    public func increment(
        on db: Database, @IncrementBuilder<M> _ increments: (M.Columns) -> [Increment<M>]
    ) async throws -> Int {
        let list = increments(M.columns)
        if list.isEmpty { return 0 }
        let assignments = list.map(\.assignment).joined(separator: ", ")
        return try await write(selection.update(assignments, for: db.dialect), on: db).affectedRows
    }

    private static func assignments(
        at now: Date, _ change: (inout M.Changes) throws -> Void
    ) throws -> SQL? {
        var changes = M.Changes()
        try change(&changes)
        let assignments = changes.stamped(at: now)
        return assignments.isEmpty ? nil : M.locked(assignments.sql)
    }

    func write(_ sql: SQL, on db: Database) async throws -> SQLResult {
        try await M.naming { try await db.execute(sql) }
    }

    func writeReturning(_ sql: SQL, on db: Database) async throws -> [M] {
        try await write("\(sql) RETURNING \(M.returned)", on: db).rows.map { row in try M.reading(row) }
    }
}
