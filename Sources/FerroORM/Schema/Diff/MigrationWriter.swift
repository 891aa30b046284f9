/// Writes a migration as Swift.
package struct MigrationWriter: Sendable {
    /// The version.
    package let version: Int
    /// The name in snake case.
    package let name: String
    private let difference: SchemaDiff

    package init(_ difference: SchemaDiff, version: Int, name: String) {
        self.difference = difference
        self.version = version
        self.name = Self.plain(name)
    }

    // The names of tables and columns come from a database, and go into a path, a type and comments.
    private static func plain(_ name: String) -> String {
        let words = name.unicodeScalars.split {
            !$0.isASCII || !($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        let plain = words.map { String($0) }.joined(separator: "_")
        return plain.first.map { $0.isNumber ? "change_" + plain : plain } ?? "follow_the_models"
    }

    private static func comment(_ note: String) -> String {
        let text = note.unicodeScalars.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " "
            default: Character(scalar)
            }
        }
        return "    // \(String(text.prefix(1)).uppercased() + String(text.dropFirst()))."
    }

    /// The name of the file: `2026_11_21_100000_add_slug_to_posts.swift`.
    package var fileName: String { "\(stamp)_\(name).swift" }
    /// The name of the type: `AddSlugToPosts`.
    package var typeName: String {
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// The file.
    package var source: String {
        var lines = ["internal import FerroORM", "", "struct \(typeName): Migration {"]
        lines += ["    static let version = \(stamp)", ""]
        lines += difference.notes.map(Self.comment)
        lines += ["    func up(_ schema: Schema) async throws {"] + body(difference.up) + ["    }", ""]
        lines += ["    func down(_ schema: Schema) async throws {"] + body(difference.down) + ["    }", "}"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A name for what a difference does: `create_posts`, `change_posts_and_authors`.
    package static func name(for difference: SchemaDiff) -> String {
        var created: [String] = []
        var changed: [String] = []
        for operation in difference.up {
            switch operation {
            case .create(let table): created.append(table.name)
            case .alter(let alteration):
                if case .add(let column)? = alteration.changes.first, alteration.changes.count == 1 {
                    changed.append("add_\(column.name)_to_\(alteration.table)")
                } else {
                    changed.append("change_\(alteration.table)")
                }
            default: break
            }
        }
        let words = created.map { "create_\($0)" } + changed
        return words.count <= 2 ? words.joined(separator: "_and_") : "follow_the_models"
    }

    // 20261121100000 as 2026_11_21_100000.
    private var stamp: String {
        let digits = Array(String(version))
        guard digits.count == 14 else { return String(version) }
        return [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<14]].map { String($0) }.joined(separator: "_")
    }

    private func body(_ operations: [SchemaOperation]) -> [String] {
        operations.flatMap { operation -> [String] in
            let inner: [String]
            let call: String
            switch operation {
            case .create(let table):
                call = "create(\(ColumnSource.text(table.name)))"
                inner = table.columns.map { ColumnSource($0).line }
            case .alter(let alteration):
                call = "alter(\(ColumnSource.text(alteration.table)))"
                inner = alteration.changes.compactMap(ColumnSource.line)
            case .drop(let table): return ["        try await schema.drop(\(ColumnSource.text(table)))"]
            default: return []
            }
            return ["        try await schema.\(call) { t in"] + inner.map { "            \($0)" } + ["        }"]
        }
    }
}
