public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Query {
    /// Deletes the rows and answers how many they were; one statement.
    @discardableResult
    public func delete(on db: Database) async throws -> Int {
        try await db.execute(selection.delete(for: db.dialect)).affectedRows
    }

    /// Assigns columns of every row and answers how many rows there were; no statement when nothing is assigned.
    @discardableResult
    public func update(
        on db: Database, at now: Date = Date(), _ change: (inout M.Changes) throws -> Void
    ) async throws -> Int {
        var changes = M.Changes()
        try change(&changes)
        let assignments = changes.stamped(at: now)
        if assignments.isEmpty { return 0 }
        return try await db.execute(selection.update(assignments.sql, for: db.dialect)).affectedRows
    }

    /// Adds to a number in every row, in the database, so that no two writers lose a count; answers how many rows.
    ///
    /// ```swift
    /// try await Link.where { $0.id == id }.increment(\.votesCount, on: db)
    /// ```
    @discardableResult
    public func increment<Value: SQLConvertible & Numeric>(
        _ column: (M.Columns) -> Column<M, Value>, by amount: Value = 1, on db: Database
    ) async throws -> Int {
        let sum = column(M.columns).adding(amount)
        return try await db.execute(selection.update(sum, for: db.dialect)).affectedRows
    }
}

extension Column where Value: Numeric {
    /// `"votes_count" = "links"."votes_count" + ?`.
    func adding(_ amount: Value) -> SQL { "\(identifier: name) = \(sql) + \(amount)" }
}
