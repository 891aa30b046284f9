import FerroSQL

/// Makes a table of SQLite anew, as its documentation says (https://sqlite.org/lang_altertable.html#otheralter).
///
/// Foreign keys must be off, or dropping the old table would delete what points to its rows.
struct SQLiteRebuild {
    /// What belongs to the table and is dropped with it: an index or a trigger.
    struct Dependent {
        var statement: String
        /// The columns of an index.
        var columns: [String]
    }

    var table: String
    var old: SQLiteTableSource
    var dependents: [Dependent] = []
    /// The greatest key that was ever given, where the table counts.
    var sequence: Int64?

    private var temporary: String { "ferro_new_\(table)" }

    /// The statements that make changes.
    ///
    /// - Throws: ``MigrationError`` with `.invalid` when a change names what is not there.
    func statements(_ changes: [TableAlteration.Change]) throws(MigrationError) -> [SQL] {
        var new = old
        var conversions: [String: SQL] = [:]
        var dropped: Set<String> = []
        for change in changes {
            try new.apply(change, table: table)
            switch change {
            case .change(let change): conversions[change.name.lowercased()] = change.conversion
            case .drop(let name): dropped.insert(name.lowercased())
            default: break
            }
        }
        let rename: SQL = "ALTER TABLE \(identifier: temporary) RENAME TO \(identifier: table)"
        return try [new.statement(named: temporary), copy(to: new, conversions), "DROP TABLE \(identifier: table)"]
            // Otherwise the rename would look for the old table in every view and trigger, and there is none.
            + ["PRAGMA legacy_alter_table = ON", rename, "PRAGMA legacy_alter_table = OFF"]
            + dependents.filter { !$0.columns.contains { dropped.contains($0.lowercased()) } }
            .map { SQL(unsafe: $0.statement) } + counting
    }

    private func copy(to new: SQLiteTableSource, _ conversions: [String: SQL]) throws(MigrationError) -> SQL {
        let kept = new.columns.filter { column in
            guard let index = old.index(of: column.name) else { return false }
            return !column.isGenerated && !old.columns[index].isGenerated
        }
        var targets: [SQL] = []
        var values: [SQL] = []
        // Full text finds a row by its number, which must stay even where no column holds it.
        if !old.isWithoutRowID, !old.columns.contains(where: \.isRowID), old.index(of: "rowid") == nil {
            targets.append("rowid")
            values.append("rowid")
        }
        for column in kept {
            let name = SQL(identifier: column.name)
            targets.append(name)
            let conversion = conversions[column.name.lowercased()]
            values.append(
                try conversion.map { sql throws(MigrationError) in
                    "(\(try SchemaStatements(.sqlite).inlined(sql)))"
                } ?? name)
        }
        let into: SQL = "INSERT INTO \(identifier: temporary) (\(targets.joined(separator: ", ")))"
        return "\(into) SELECT \(values.joined(separator: ", ")) FROM \(identifier: table)"
    }

    private var counting: [SQL] {
        guard let sequence else { return [] }
        let remove: SQL = "DELETE FROM sqlite_sequence WHERE name = \(table)"
        return [remove, "INSERT INTO sqlite_sequence (name, seq) VALUES (\(table), \(sequence))"]
    }
}
