import FerroSQL

extension SchemaInspector {
    /// A table of PostgreSQL (https://www.postgresql.org/docs/current/catalogs.html).
    func postgresTable(_ name: String) async throws -> TableDescription {
        let relation: SQL = "(quote_ident(current_schema()) || '.' || quote_ident(\(name)))::regclass"
        var table = TableDescription(name: name)
        table.columns = try await postgresColumns(relation)
        let indexes = try await database.rows(
            """
            SELECT c.relname::text AS name, i.indisunique AS is_unique, i.indpred IS NOT NULL AS is_partial,
                (SELECT json_agg(coalesce(a.attname::text, pg_get_indexdef(i.indexrelid, k.place::int, true))
                    ORDER BY k.place)::text
                FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY AS k (number, place)
                LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0) AS columns
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = \(relation) AND NOT i.indisprimary ORDER BY c.relname
            """)
        table.indexes = try indexes.map { row in
            TableDescription.Index(
                name: try row.decode("name"), columns: try row.decode("columns", as: [String].self),
                isUnique: try row.decode("is_unique"), isPartial: try row.decode("is_partial"))
        }
        table.foreignKeys = try await postgresForeignKeys(relation)
        let checks = try await database.rows(
            """
            SELECT conname::text AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint
            WHERE conrelid = \(relation) AND contype = 'c' ORDER BY conname
            """)
        table.checks = try checks.map { .init(name: try $0.decode("name"), text: try $0.decode("text")) }
        return table
    }

    private func postgresColumns(_ relation: SQL) async throws -> [TableDescription.Column] {
        let rows = try await database.rows(
            """
            SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type,
                NOT a.attnotnull AS is_nullable, pg_get_expr(d.adbin, d.adrelid) AS default_value,
                a.attgenerated <> '' AS is_generated,
                EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary
                    AND a.attnum = ANY (i.indkey)) AS is_primary
            FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = \(relation) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """)
        return try rows.map { row in
            TableDescription.Column(
                name: try row.decode("name"), type: try row.decode("type"), isNullable: try row.decode("is_nullable"),
                defaultValue: try row.decode("default_value"), isPrimary: try row.decode("is_primary"),
                isGenerated: try row.decode("is_generated"))
        }
    }

    private func postgresForeignKeys(_ relation: SQL) async throws -> [TableDescription.ForeignKey] {
        let rows = try await database.rows(
            """
            SELECT conname::text AS name, r.relname::text AS target, confdeltype::text AS on_delete,
                confupdtype::text AS on_update,
                (SELECT json_agg(a.attname::text ORDER BY k.place)::text FROM unnest(conkey) WITH ORDINALITY
                    AS k (number, place) JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.number) AS columns,
                (SELECT json_agg(a.attname::text ORDER BY k.place)::text FROM unnest(confkey) WITH ORDINALITY
                    AS k (number, place) JOIN pg_attribute a ON a.attrelid = confrelid AND a.attnum = k.number) AS referenced
            FROM pg_constraint JOIN pg_class r ON r.oid = confrelid
            WHERE conrelid = \(relation) AND contype = 'f' ORDER BY conname
            """)
        let actions = ["a": "NO ACTION", "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"]
        return try rows.map { row in
            TableDescription.ForeignKey(
                name: try row.decode("name"), columns: try row.decode("columns", as: [String].self),
                table: try row.decode("target"), referenced: try row.decode("referenced", as: [String].self),
                onDelete: actions[try row.decode("on_delete")] ?? "",
                onUpdate: actions[try row.decode("on_update")] ?? "")
        }
    }
}
