public import FerroSQL

/// What a column holds.
public enum ColumnType: Sendable, Hashable {
    /// A number that the database counts up: the primary key.
    case id
    /// Text of any length; short by intention.
    case string
    /// Text of any length.
    case text
    /// An integer of 32 bits.
    case integer
    /// An integer of 64 bits.
    case bigInteger
    /// An IEEE 754 double.
    case double
    /// True or false.
    case bool
    /// A moment in UTC, kept to the microsecond.
    case timestamp
    /// A UUID.
    case uuid
    /// A JSON document.
    case json
    /// Bytes.
    case bytes

    /// The type's name in a dialect.
    public func name(in dialect: Dialect) -> String {
        switch dialect.kind {
        case .sqlite: sqliteName
        case .postgres: postgresName
        }
    }

    // The five types of a STRICT table (https://sqlite.org/stricttables.html).
    private var sqliteName: String {
        switch self {
        case .id, .integer, .bigInteger, .bool: "INTEGER"
        case .string, .text, .timestamp, .uuid, .json: "TEXT"
        case .double: "REAL"
        case .bytes: "BLOB"
        }
    }

    private var postgresName: String {
        switch self {
        case .id, .bigInteger: "bigint"
        case .string, .text: "text"
        case .integer: "integer"
        case .double: "double precision"
        case .bool: "boolean"
        case .timestamp: "timestamptz"
        case .uuid: "uuid"
        case .json: "jsonb"
        case .bytes: "bytea"
        }
    }
}
