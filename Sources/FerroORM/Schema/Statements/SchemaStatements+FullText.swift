import FerroSQL

extension SchemaStatements {
    /// PostgreSQL's column, made of others with falling weights.
    func searchColumn(_ columns: [String]) -> SQL {
        let configuration = SQL(unsafe: "'\(FullTextConvention.configuration)'::regconfig")
        let parts = columns.enumerated().map { position, column -> SQL in
            let weight = SQL(unsafe: ["'A'", "'B'", "'C'"].dropFirst(position).first ?? "'D'")
            return "setweight(to_tsvector(\(configuration), coalesce(\(identifier: column), '')), \(weight))"
        }
        let expression = parts.joined(separator: " || ")
        return "\(identifier: FullTextConvention.column) tsvector GENERATED ALWAYS AS (\(expression)) STORED"
    }

    /// What stands beside the table: PostgreSQL's index, SQLite's table of FTS5 and the triggers that keep it in step.
    ///
    /// The triggers are those of https://sqlite.org/fts5.html#external_content_tables.
    func searchStatements(_ table: String, _ columns: [String], isNew: Bool) -> [SQL] {
        if dialect.kind == .postgres {
            let name = IndexDefinition([FullTextConvention.column]).name(in: table)
            let column = FullTextConvention.column
            return ["CREATE INDEX \(identifier: name) ON \(identifier: table) USING gin (\(identifier: column))"]
        }
        let search = FullTextConvention.table(of: table)
        let list = names(columns)
        let quoted = SQL(unsafe: "'" + table.replacing("'", with: "''") + "'")
        let tokenizer = SQL(unsafe: "'\(FullTextConvention.tokenizer)'")
        let make: SQL = """
            CREATE VIRTUAL TABLE \(identifier: search) USING fts5(\(list), content=\(quoted), tokenize=\(tokenizer))
            """
        let put: SQL =
            "INSERT INTO \(identifier: search) (rowid, \(list)) VALUES (new.rowid, \(values("new", columns)));"
        let remove: SQL = """
            INSERT INTO \(identifier: search) (\(identifier: search), rowid, \(list)) \
            VALUES ('delete', old.rowid, \(values("old", columns)));
            """
        let triggers = [
            trigger("insert", "INSERT", table, put), trigger("delete", "DELETE", table, remove),
            trigger("update", "UPDATE", table, "\(remove) \(put)"),
        ]
        let fill: SQL = "INSERT INTO \(identifier: search) (\(identifier: search)) VALUES ('rebuild')"
        return [make] + triggers + (isNew ? [] : [fill])
    }

    /// What removes full text again.
    func dropSearch(_ table: String) -> [SQL] {
        if dialect.kind == .postgres {
            return ["ALTER TABLE \(identifier: table) DROP COLUMN \(identifier: FullTextConvention.column)"]
        }
        let search = FullTextConvention.table(of: table)
        return ["insert", "delete", "update"].map { "DROP TRIGGER IF EXISTS \(identifier: "\(search)_\($0)")" }
            + ["DROP TABLE IF EXISTS \(identifier: search)"]
    }

    private func trigger(_ name: String, _ event: SQL, _ table: String, _ body: SQL) -> SQL {
        let full = "\(FullTextConvention.table(of: table))_\(name)"
        return "CREATE TRIGGER \(identifier: full) AFTER \(event) ON \(identifier: table) BEGIN \(body) END"
    }

    private func values(_ row: SQL, _ columns: [String]) -> SQL {
        columns.map { "\(row).\(identifier: $0)" as SQL }.joined(separator: ", ")
    }
}
