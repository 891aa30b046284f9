public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Model {
    /// Inserts a row and answers it as the database has it, with its id; one statement.
    ///
    /// Throws ``ORMError`` with `.constraint` when the database refuses a value; its `violation` names the fields.
    @discardableResult
    public static func create(_ draft: Draft, on db: Database, at now: Date = Date()) async throws -> Self {
        let statement = ModelText.insert(Self.self, draft, at: now, dialect: db.dialect)
        guard let row = try await naming({ try await db.execute(statement) }).rows.first else {
            throw ORMError.unexpected(Self.self, "INSERT … RETURNING answered no row")
        }
        return try reading(row)
    }

    /// Inserts rows and answers them in the order of the drafts: all of them or, when one is refused, none.
    ///
    /// One statement as long as their values fit into one, about 30 000 of them; more statements in a transaction after.
    @discardableResult
    public static func create(_ drafts: [Draft], on db: Database, at now: Date = Date()) async throws -> [Self] {
        try await insert(drafts, at: now, on: db)
    }

    static func insert(
        _ drafts: [Draft], at now: Date, onConflict conflict: SQL = "", on db: Database
    ) async throws -> [Self] {
        let parts = InsertStatement<Self>.parts(drafts)
        if parts.count <= 1 { return try await insertEach(parts, at: now, conflict, on: db) }
        return try await db.transaction { db in try await insertEach(parts, at: now, conflict, on: db) }
    }

    private static func insertEach(
        _ parts: [[Draft]], at now: Date, _ conflict: SQL, on db: Database
    ) async throws -> [Self] {
        var created: [Self] = []
        for part in parts {
            let statement = InsertStatement<Self>(drafts: part, now: now, conflict: conflict).sql
            let result = try await naming { try await db.execute(statement) }
            created += try result.rows.map { row in try reading(row) }
        }
        return created
    }
}
