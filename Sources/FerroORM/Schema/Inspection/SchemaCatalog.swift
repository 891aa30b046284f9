import FerroSQL

/// Asks a database what it holds.
struct SchemaCatalog {
    let database: Database

    /// The names of the tables of the app.
    func tables() async throws -> [String] { try await names(ofType: "table", "BASE TABLE") }

    /// The names of a table's columns.
    func columns(of table: String) async throws -> [String] {
        let query: SQL =
            switch database.dialect.kind {
            case .sqlite: "SELECT name FROM pragma_table_info(\(table)) ORDER BY cid"
            case .postgres:
                """
                SELECT column_name::text FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = \(table) ORDER BY ordinal_position
                """
            }
        return try await database.rows(query).map { try $0.decode(at: 0) }
    }

    /// Drops every view and table, in one go, whatever points to what.
    func dropAll() async throws {
        // Rows that point to rows of a table dropped earlier are counted, and none is left at the end.
        if database.dialect.kind == .sqlite { try await database.execute("PRAGMA defer_foreign_keys = ON") }
        let cascade: SQL = database.dialect.kind == .postgres ? " CASCADE" : ""
        for view in try await names(ofType: "view", "VIEW") {
            try await database.execute("DROP VIEW IF EXISTS \(identifier: view)\(cascade)")
        }
        // A virtual table takes its shadow tables with it, so it goes first.
        if database.dialect.kind == .sqlite {
            for table in try await names(ofType: "virtual", "") {
                try await database.execute("DROP TABLE \(identifier: table)")
            }
        }
        for table in try await tables() {
            try await database.execute("DROP TABLE IF EXISTS \(identifier: table)\(cascade)")
        }
    }

    private func names(ofType type: String, _ postgresType: String) async throws -> [String] {
        let query: SQL =
            switch database.dialect.kind {
            case .sqlite:
                """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = \(type) AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
                """
            case .postgres:
                """
                SELECT table_name::text FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_type = \(postgresType) ORDER BY table_name
                """
            }
        return try await database.rows(query).map { try $0.decode(at: 0) }
    }
}
