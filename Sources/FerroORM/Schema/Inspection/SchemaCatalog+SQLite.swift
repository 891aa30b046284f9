import FerroSQL

extension SchemaCatalog {
    /// The CREATE TABLE of a table of SQLite, taken apart; nil when there is none.
    func source(of table: String) async throws -> SQLiteTableSource? {
        let row = try await database.first("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = \(table)")
        return try row.map { try $0.decode(at: 0, as: String.self) }.flatMap { SQLiteTableSource($0) }
    }

    /// The indexes and triggers that were made for a table of SQLite.
    func dependents(of table: String) async throws -> [SQLiteRebuild.Dependent] {
        let rows = try await database.rows(
            """
            SELECT type, name, sql FROM sqlite_schema
            WHERE tbl_name = \(table) AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, name
            """)
        var found: [SQLiteRebuild.Dependent] = []
        for row in rows {
            let isIndex = try row.decode("type") == "index"
            let columns = isIndex ? try await self.columns(ofIndex: try row.decode("name")) : []
            found.append(.init(statement: try row.decode("sql"), columns: columns))
        }
        return found
    }

    /// The indexes that were made for a table of SQLite, not those of its constraints.
    func indexes(of table: String) async throws -> [(name: String, columns: [String])] {
        let rows = try await database.rows(
            "SELECT name FROM sqlite_schema WHERE tbl_name = \(table) AND type = 'index' AND sql IS NOT NULL")
        var found: [(name: String, columns: [String])] = []
        for row in rows {
            let name: String = try row.decode(at: 0)
            found.append((name, try await columns(ofIndex: name)))
        }
        return found
    }

    /// The greatest key that a table of SQLite ever gave; nil where it does not count.
    func sequence(of table: String) async throws -> Int64? {
        let counts: Int =
            try await database.first(
                "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'")?.decode(at: 0) ?? 0
        guard counts > 0 else { return nil }
        return try await database.first("SELECT seq FROM sqlite_sequence WHERE name = \(table)")?.decode(at: 0)
    }

    /// The columns that are searched as text beside a table of SQLite; empty when none are.
    func searched(of table: String) async throws -> [String] {
        let search = FullTextConvention.table(of: table)
        let row = try await database.first(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = \(search) AND sql LIKE '%USING fts5%'")
        return row == nil ? [] : try await columns(of: search)
    }

    func columns(ofIndex index: String) async throws -> [String] {
        let rows = try await database.rows(
            "SELECT name FROM pragma_index_info(\(index)) WHERE name IS NOT NULL ORDER BY seqno")
        return try rows.map { try $0.decode(at: 0) }
    }
}
