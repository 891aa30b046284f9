import FerroSQL

/// Column types that a database reads and writes alike, so that only real differences are reported.
enum TypeFamily: Hashable {
    case integer, real, decimal, bool, text, moment, day, time, span, uuid, json, bytes, list, other(String)

    /// The family of a type in the words of a database.
    init(_ name: String, _ dialect: Dialect) {
        let name = name.lowercased()
        if name.hasSuffix("[]") {
            self = .list
            return
        }
        switch name.prefix(while: { $0 != "(" }).trimmed {
        case "integer", "bigint", "smallint", "int": self = .integer
        case "real", "double precision": self = .real
        case "numeric": self = .decimal
        case "boolean": self = .bool
        case "text", "varchar", "character varying", "char", "character", "bpchar", "citext": self = .text
        case "timestamptz", "timestamp with time zone", "timestamp without time zone": self = .moment
        case "date": self = .day
        case "time", "time without time zone": self = .time
        case "interval": self = .span
        case "uuid": self = .uuid
        case "json", "jsonb": self = .json
        case "bytea", "blob": self = .bytes
        default: self = .other(name)
        }
    }

    /// Whether a column of a type in the words of a database holds what a model expects.
    static func fits(_ name: String, _ type: ColumnType, _ dialect: Dialect) -> Bool {
        let column = TypeFamily(name, dialect)
        let expected = TypeFamily(type.name(in: dialect), dialect)
        if column == expected { return true }
        switch (column, type) {
        // A text may be one of an enumerated type, a document a list.
        case (.other, .string), (.other, .text), (.list, .json): return dialect.kind == .postgres
        case (.json, .array): return true
        default: return false
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
