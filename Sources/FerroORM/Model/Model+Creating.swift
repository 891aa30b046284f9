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
    /// One statement as long as the rows fit into one: on SQLite about 30 000 values, on PostgreSQL 100 000 rows. More
    /// statements, in a transaction, after that.
    @discardableResult
    public static func create(_ drafts: [Draft], on db: Database, at now: Date = Date()) async throws -> [Self] {
        try await insert(drafts, at: now, on: db)
    }

    static func insert(
        _ drafts: [Draft], at now: Date, onConflict conflict: SQL = "", on db: Database
    ) async throws -> [Self] {
        let statements =
            InsertColumns<Self>(drafts, at: now, db.dialect)?.statements(conflict)
            ?? InsertStatement<Self>.parts(drafts).map { part in
                { InsertStatement<Self>(drafts: part, now: now, conflict: conflict).sql }
            }
        if statements.count <= 1 { return try await insertEach(statements, on: db) }
        return try await db.transaction { db in try await insertEach(statements, on: db) }
    }

    private static func insertEach(_ statements: [@Sendable () -> SQL], on db: Database) async throws -> [Self] {
        var created: [Self] = []
        for statement in statements {
            let result = try await naming { try await db.execute(statement()) }
            created += try reading(result.rows)
        }
        return created
    }
}
