public import FerroSQL

/// Makes and changes tables: what a migration is handed.
public struct Schema: Sendable {
    /// The database, in the migration's transaction.
    public let database: Database
    /// Where a rehearsal takes its notes; nil when the migration really runs.
    let journal: SchemaJournal?

    /// The schema of a database.
    public init(_ database: Database) { self.init(database, journal: nil) }

    init(_ database: Database, journal: SchemaJournal?) {
        self.database = database
        self.journal = journal
    }

    /// How statements are written here, for what only one database can do.
    public var dialect: Dialect { database.dialect }

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
        try await perform(.create(TableDefinition(table, describe)))
    }

    /// Changes a table.
    ///
    /// What SQLite has no statement for is done by making the table anew and copying its rows, which takes time on a
    /// large table; foreign keys, indexes, triggers and views stay.
    ///
    /// - Parameters:
    ///   - table: its name.
    ///   - describe: declares new columns and indexes, and what is changed, dropped or renamed.
    /// - Throws: ``MigrationError`` with `.invalid`, or `SQLError`.
    public func alter(_ table: String, _ describe: (AlterationBuilder) -> Void) async throws {
        try await perform(.alter(TableAlteration(table, describe)))
    }

    /// Drops a table and what it holds.
    public func drop(_ table: String) async throws { try await perform(.drop(table)) }

    /// Drops a table when it exists.
    public func dropIfExists(_ table: String) async throws {
        if try await hasTable(table) { try await perform(.drop(table)) }
    }

    /// Renames a table.
    public func rename(_ table: String, to name: String) async throws {
        try await perform(.rename(table, to: name))
    }

    /// Makes an enumerated type of PostgreSQL for `t.enumeration("mood", […], type: "mood")`; nothing on SQLite.
    public func createEnum(_ name: String, _ values: [String]) async throws {
        try await perform(.createEnum(name, values))
    }

    /// Adds a value to an enumerated type of PostgreSQL; nothing on SQLite, where the column is changed instead.
    ///
    /// PostgreSQL does not let the same transaction use the value.
    public func addValue(_ value: String, toEnum name: String) async throws {
        try await perform(.addEnumValue(value, toEnum: name))
    }

    /// Drops an enumerated type of PostgreSQL that no column uses any more; nothing on SQLite.
    public func dropEnum(_ name: String) async throws { try await perform(.dropEnum(name)) }

    /// Whether a table of that name exists.
    public func hasTable(_ table: String) async throws -> Bool { try await catalog.tables().contains(table) }

    /// Whether a table has a column of that name; false when there is no such table.
    public func hasColumn(_ column: String, in table: String) async throws -> Bool {
        try await catalog.columns(of: table).contains(column)
    }

    /// Runs a statement for which there is no method.
    @discardableResult
    public func execute(_ sql: SQL) async throws -> SQLResult { try await database.execute(sql) }

    var statements: SchemaStatements { SchemaStatements(database.dialect) }
    var catalog: SchemaCatalog { SchemaCatalog(database: database) }

    func run(_ statements: [SQL]) async throws {
        for statement in statements { try await database.execute(statement) }
    }
}
