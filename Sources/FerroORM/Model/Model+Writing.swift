public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Model {
    /// Assigns columns and answers the row as the database has it now; no statement when nothing is assigned.
    ///
    /// Only the assigned columns are written, so two writers of different columns do not undo each other. Throws
    /// ``ORMError`` with `.notFound` when the row is gone.
    ///
    /// ```swift
    /// let renamed = try await link.update(on: db) { $0.title = "New" }
    /// ```
    @discardableResult
    public func update(
        on db: Database, at now: Date = Date(), _ change: (inout Changes) throws -> Void
    ) async throws -> Self {
        var changes = Changes()
        try change(&changes)
        let assignments = changes.stamped(at: now)
        return assignments.isEmpty ? self : try await write(assignments.sql, on: db)
    }

    /// Adds to a number of this row in the database and answers the row as it is now.
    @discardableResult
    public func increment<Value: SQLConvertible & Numeric>(
        _ column: (Columns) -> Column<Self, Value>, by amount: Value = 1, on db: Database
    ) async throws -> Self {
        try await write(column(Self.columns).adding(amount), on: db)
    }

    /// Deletes the row; answers whether it was still there.
    @discardableResult
    public func delete(on db: Database) async throws -> Bool {
        let id = id
        return try await Self.query.where { $0.id == id }.delete(on: db) > 0
    }

    private func write(_ assignments: SQL, on db: Database) async throws -> Self {
        let id = id
        let update = Self.query.where { $0.id == id }.selection.update(assignments, for: db.dialect)
        guard let row = try await db.execute("\(update) RETURNING \(Self.returned)").rows.first else {
            throw ORMError.notFound(Self.self, id)
        }
        return try Self.reading(row)
    }

    /// The columns of a RETURNING clause.
    static var returned: SQL { Columns.names.map(SQL.init(identifier:)).joined(separator: ", ") }
}
