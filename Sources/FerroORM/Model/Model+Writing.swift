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
    /// ``ORMError`` with `.notFound` when the row is gone and, where the model has an `@OptimisticLock` column, `.stale`
    /// when somebody else wrote the row since this copy was read.
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
        return assignments.isEmpty ? self : try await write(Self.locked(assignments.sql), to: copy, on: db)
    }

    /// Adds to a number of this row in the database and answers the row as it is now.
    ///
    /// Additions do not undo what another writer assigned, so an `@OptimisticLock` column is neither compared nor counted up.
    @discardableResult
    public func increment<Value: SQLConvertible & Numeric>(
        _ column: (Columns) -> Column<Self, Value>, by amount: Value = 1, on db: Database
    ) async throws -> Self {
        try await write(column(Self.columns).adding(amount), to: row, on: db)
    }

    /// Deletes the row; answers whether it was still there.
    ///
    /// The row of a model with `@SoftDelete` stays in the table with the time in that column. Throws ``ORMError`` with
    /// `.stale` when the model has an `@OptimisticLock` column and somebody else wrote the row since this copy was read.
    @discardableResult
    public func delete(on db: Database, at now: Date = Date()) async throws -> Bool {
        let isDeleted = try await copy.delete(on: db, at: now) > 0
        let id = id
        if !isDeleted, Self.versionColumn != nil, try await Self.query.where({ $0.id == id }).exists(on: db) {
            throw ORMError.stale(Self.self, id)
        }
        return isDeleted
    }

    /// This row, softly deleted or not.
    private var row: Query<Self, Self> {
        let id = id
        return Self.withDeleted().where { $0.id == id }
    }

    /// This row as long as nobody wrote it since it was read, where the model can tell.
    private var copy: Query<Self, Self> {
        guard let version = Self.versionColumn else { return row }
        let read = self[keyPath: version.property]
        return row.where { _ in version == read }
    }

    private func write(_ assignments: SQL, to rows: Query<Self, Self>, on db: Database) async throws -> Self {
        let update = rows.selection.update(assignments, for: db.dialect)
        guard let written = try await rows.writeReturning(update, on: db).first else {
            if Self.versionColumn != nil, try await row.exists(on: db) { throw ORMError.stale(Self.self, id) }
            throw ORMError.notFound(Self.self, id)
        }
        return written
    }

    /// The columns of a RETURNING clause.
    static var returned: SQL { Columns.names.map(SQL.init(identifier:)).joined(separator: ", ") }
}
