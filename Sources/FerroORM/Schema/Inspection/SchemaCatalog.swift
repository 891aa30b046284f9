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

    /// Whether PostgreSQL began to build an index and did not finish.
    func hasInvalidIndex(_ name: String) async throws -> Bool {
        try await database.first(
            """
            SELECT 1::bigint FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid AND n.nspname = current_schema() AND c.relname = \(name)
            """) != nil
    }

    /// Drops every view, table, sequence, function and type, in one go, whatever points to what.
    func dropAll() async throws {
        if database.dialect.kind == .postgres { return try await dropAllOfPostgres() }
        // Rows that point to rows of a table dropped earlier are counted, and none is left at the end.
        try await database.execute("PRAGMA defer_foreign_keys = ON")
        for view in try await names(ofType: "view", "VIEW") {
            try await database.execute("DROP VIEW IF EXISTS \(identifier: view)")
        }
        // A virtual table takes its shadow tables with it, so it goes first.
        for table in try await names(ofType: "virtual", "") {
            try await database.execute("DROP TABLE \(identifier: table)")
        }
        for table in try await tables() { try await database.execute("DROP TABLE IF EXISTS \(identifier: table)") }
    }

    // What an extension brought along stays with it.
    private func dropAllOfPostgres() async throws {
        let rows = try await database.rows(
            """
            SELECT CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                ELSE 'TABLE' END AS kind, quote_ident(relname) AS name, CASE relkind WHEN 'S' THEN 2 ELSE 1 END AS rank
            FROM pg_class c WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('v', 'm', 'r', 'p', 'S')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
            UNION ALL
            SELECT 'ROUTINE', p.oid::regprocedure::text, 3 FROM pg_proc p
            WHERE pronamespace = current_schema()::regnamespace
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
            UNION ALL
            SELECT 'TYPE', quote_ident(typname), 4 FROM pg_type t
            WHERE typnamespace = current_schema()::regnamespace AND typtype IN ('e', 'd')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
            ORDER BY rank, kind, name
            """)
        for row in rows {
            let kind: String = try row.decode("kind")
            let name: String = try row.decode("name")
            // Both come from the catalog, and the name is quoted there.
            try await database.execute(SQL(unsafe: "DROP \(kind) IF EXISTS \(name) CASCADE"))
        }
    }

    func names(ofType type: String, _ postgresType: String) async throws -> [String] {
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
