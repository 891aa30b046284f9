public import FerroSQL

/// Makes and changes tables: what a migration is handed.
public struct Schema: Sendable {
    /// The database, in the migration's transaction.
    public let database: Database

    /// The schema of a database.
    public init(_ database: Database) { self.database = database }

    /// Creates a table.
    ///
    /// Columns may not be NULL unless they say so. On SQLite the table is STRICT, so a column holds its type and
    /// nothing else.
    ///
    /// - Parameters:
    ///   - table: its name.
    ///   - describe: declares its columns and indexes.
    /// - Throws: ``MigrationError`` with `.invalid`, or `SQLError`.
    public func create(_ table: String, _ describe: (TableBuilder) -> Void) async throws {
        try await run(try statements.create(TableDefinition(table, describe)))
    }

    /// Changes a table.
    ///
    /// - Parameters:
    ///   - table: its name.
    ///   - describe: declares new columns and indexes, and what is dropped or renamed.
    /// - Throws: ``MigrationError`` with `.invalid`, or `SQLError`.
    public func alter(_ table: String, _ describe: (AlterationBuilder) -> Void) async throws {
        try await run(try statements.alter(TableAlteration(table, describe)))
    }

    /// Drops a table and what it holds.
    public func drop(_ table: String) async throws { try await run([statements.drop(table)]) }

    /// Drops a table when it exists.
    public func dropIfExists(_ table: String) async throws {
        try await run([statements.drop(table, ifExists: true)])
    }

    /// Renames a table.
    public func rename(_ table: String, to name: String) async throws {
        try statements.check(name: name)
        try await run([statements.rename(table, to: name)])
    }

    /// Whether a table of that name exists.
    public func hasTable(_ table: String) async throws -> Bool { try await catalog.tables().contains(table) }

    /// Whether a table has a column of that name; false when there is no such table.
    public func hasColumn(_ column: String, in table: String) async throws -> Bool {
        try await catalog.columns(of: table).contains(column)
    }

    /// Runs a statement for which there is no method.
    @discardableResult
    public func execute(_ sql: SQL) async throws -> SQLResult { try await database.execute(sql) }

    private var statements: SchemaStatements { SchemaStatements(database.dialect) }
    private var catalog: SchemaCatalog { SchemaCatalog(database: database) }

    private func run(_ statements: [SQL]) async throws {
        for statement in statements { try await database.execute(statement) }
    }
}
