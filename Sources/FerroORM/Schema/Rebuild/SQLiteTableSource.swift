import FerroSQL

/// A CREATE TABLE statement of SQLite taken apart, so that a part can be changed and the rest stays as it was written
/// (https://sqlite.org/lang_createtable.html).
struct SQLiteTableSource: Hashable {
    /// One constraint as it is written, with its name where it has one.
    struct Constraint: Hashable {
        enum Kind: String {
            case primaryKey = "PRIMARY", notNull = "NOT", null = "NULL", unique = "UNIQUE", check = "CHECK"
            case `default` = "DEFAULT", collate = "COLLATE", references = "REFERENCES", foreignKey = "FOREIGN"
            case generated = "GENERATED", `as` = "AS"
        }

        var kind: Kind
        var name: String?
        /// The columns of a key or of a foreign key, where it stands for the whole table.
        var columns: [String] = []
        var text: String
    }

    struct Column: Hashable {
        var name: String
        var type: String
        var constraints: [Constraint]

        func has(_ kind: Constraint.Kind) -> Bool { constraints.contains { $0.kind == kind } }
        var isGenerated: Bool { has(.generated) || has(.as) }
        /// Whether it stands for the row's number.
        var isRowID: Bool { type.uppercased() == "INTEGER" && has(.primaryKey) }
    }

    var columns: [Column]
    var constraints: [Constraint]
    /// What follows the last parenthesis: `STRICT`, `WITHOUT ROWID`.
    var options: String

    var isWithoutRowID: Bool { options.uppercased().contains("WITHOUT") }

    /// The statement that creates the table under a name.
    func statement(named table: String) -> SQL {
        let columns = columns.map { column in
            ([Dialect.sqlite.quote(column.name), column.type] + column.constraints.map(\.text))
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
        let body = (columns + constraints.map(\.text)).joined(separator: ",\n    ")
        return
            "CREATE TABLE \(identifier: table) (\n    \(unsafe: body)\n)\(unsafe: options.isEmpty ? "" : " " + options)"
    }

    func index(of column: String) -> Int? { columns.firstIndex { $0.name.lowercased() == column.lowercased() } }
}
