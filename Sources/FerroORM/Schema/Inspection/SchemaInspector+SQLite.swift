import FerroSQL

extension SchemaInspector {
    /// A table of SQLite (https://sqlite.org/pragma.html#pragfunc).
    func sqliteTable(_ name: String) async throws -> TableDescription {
        let catalog = SchemaCatalog(database: database)
        var table = TableDescription(name: name)
        // Hidden is 2 or 3 for generated columns; 1 is a virtual table's.
        let columns = try await database.rows(
            "SELECT * FROM pragma_table_xinfo(\(name)) WHERE hidden <> 1 ORDER BY cid")
        table.columns = try columns.map { row in
            let isPrimary = try row.decode("pk", as: Int.self) > 0
            return TableDescription.Column(
                name: try row.decode("name"), type: try row.decode("type"),
                isNullable: try row.decode("notnull", as: Int.self) == 0 && !isPrimary,
                defaultValue: try row.decode("dflt_value"), isPrimary: isPrimary,
                isGenerated: try row.decode("hidden", as: Int.self) > 1)
        }
        let indexes = try await database.rows(
            "SELECT name, \"unique\", partial FROM pragma_index_list(\(name)) WHERE origin <> 'pk' ORDER BY name")
        for row in indexes {
            let index: String = try row.decode("name")
            table.indexes.append(
                .init(
                    name: index, columns: try await catalog.columns(ofIndex: index),
                    isUnique: try row.decode("unique", as: Int.self) == 1,
                    isPartial: try row.decode("partial", as: Int.self) == 1))
        }
        let keys = try await database.rows("SELECT * FROM pragma_foreign_key_list(\(name)) ORDER BY id, seq")
        for row in keys {
            if try row.decode("seq", as: Int.self) > 0, let last = table.foreignKeys.indices.last {
                table.foreignKeys[last].columns.append(try row.decode("from"))
                table.foreignKeys[last].referenced.append(try row.decode("to", as: String?.self) ?? "id")
                continue
            }
            table.foreignKeys.append(
                .init(
                    columns: [try row.decode("from")], table: try row.decode("table"),
                    referenced: [try row.decode("to", as: String?.self) ?? "id"],
                    onDelete: try row.decode("on_delete"), onUpdate: try row.decode("on_update")))
        }
        let source = try await catalog.source(of: name)
        let constraints = (source?.columns.flatMap(\.constraints) ?? []) + (source?.constraints ?? [])
        table.checks = constraints.filter { $0.kind == .check }.map { .init(name: $0.name, text: $0.text) }
        return table
    }
}
