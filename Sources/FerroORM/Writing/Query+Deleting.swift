public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Query {
    /// Deletes the rows and answers how many they were; one statement.
    ///
    /// Rows of a model with a `softDeleteColumn` stay in the table with the time in that column; from then on queries
    /// do not see them, unless they say ``withDeleted()``.
    @discardableResult
    public func delete(on db: Database, at now: Date = Date()) async throws -> Int {
        try await write(deletion(at: now, for: db.dialect), on: db).affectedRows
    }

    /// Deletes the rows and answers them as they were, in no order; softly deleted ones with their time.
    public func deleteReturning(on db: Database, at now: Date = Date()) async throws -> [M] {
        try await writeReturning(deletion(at: now, for: db.dialect), on: db)
    }

    /// Removes the rows from the table, those that are softly deleted already included; answers how many they were.
    @discardableResult
    public func deletePermanently(on db: Database) async throws -> Int {
        let rows = M.softDeleteColumn != nil && selection.deleted == .without ? withDeleted() : self
        return try await write(rows.selection.delete(for: db.dialect), on: db).affectedRows
    }

    /// Makes softly deleted rows seen again; answers how many they were, 0 for a model without soft deletion.
    @discardableResult
    public func restore(on db: Database) async throws -> Int {
        guard let name = M.softDeleteColumn else { return 0 }
        let assignment: SQL = "\(identifier: name) = \(SQLValue.null)"
        return try await write(onlyDeleted().selection.update(M.locked(assignment), for: db.dialect), on: db)
            .affectedRows
    }

    /// Rows that are softly deleted too.
    public func withDeleted() -> Self { with { $0.deleted = .with } }

    /// Only rows that are softly deleted; none for a model without soft deletion.
    public func onlyDeleted() -> Self {
        if M.softDeleteColumn == nil { return with { $0.conditions.append("1 = 0") } }
        return with { $0.deleted = .only }
    }

    private func deletion(at now: Date, for dialect: Dialect) -> SQL {
        guard let name = M.softDeleteColumn else { return selection.delete(for: dialect) }
        // A row that is deleted already keeps its time.
        var living = selection
        if living.deleted == .with { living.deleted = .without }
        return living.update(M.locked("\(identifier: name) = \(now)"), for: dialect)
    }
}

extension Model {
    /// All rows, those that are softly deleted included.
    public static func withDeleted() -> Query<Self, Self> { query.withDeleted() }
    /// The rows that are softly deleted.
    public static func onlyDeleted() -> Query<Self, Self> { query.onlyDeleted() }

    /// Whether this row, as it was read, is softly deleted.
    public var isDeleted: Bool { Self.deletionTime(of: self) != nil }

    /// Makes a softly deleted row seen again and answers it; throws ``ORMError`` with `.notFound` when it is gone.
    @discardableResult
    public func restore(on db: Database) async throws -> Self {
        let id = id
        let row = Self.withDeleted().where { $0.id == id }
        try await row.restore(on: db)
        guard let restored = try await row.first(on: db) else { throw ORMError.notFound(Self.self, id) }
        return restored
    }

    /// Removes the row from the table, softly deleted or not; answers whether it was still there.
    @discardableResult
    public func deletePermanently(on db: Database) async throws -> Bool {
        let id = id
        return try await Self.query.where { $0.id == id }.deletePermanently(on: db) > 0
    }

    private static func deletionTime(of row: Self) -> SQLValue? {
        guard let name = softDeleteColumn else { return nil }
        for child in Mirror(reflecting: columns).children {
            guard let column = child.value as? any ReadableColumn<Self>, column.name == name else { continue }
            let value = column.sqlValue(of: row)
            return value == .null ? nil : value
        }
        return nil
    }
}

/// A column of whatever type that can be read from a row at hand.
private protocol ReadableColumn<M>: NamedColumn {
    associatedtype M
    func sqlValue(of row: M) -> SQLValue
}

extension Column: ReadableColumn {
    fileprivate func sqlValue(of row: M) -> SQLValue { row[keyPath: property].sqlValue }
}
