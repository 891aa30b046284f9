public import FerroSQL

/// What a column holds.
///
/// SQLite has five types (https://sqlite.org/stricttables.html): what has no type of its own there is a number, text or
/// JSON, and a CHECK keeps it to its range where one can.
public indirect enum ColumnType: Sendable, Hashable {
    /// A number that the database counts up: the primary key.
    case id
    /// Text of any length; short by intention.
    case string
    /// Text of at most as many characters: `varchar(80)`, on SQLite a CHECK.
    case varchar(Int)
    /// Text of exactly as many characters: `char(2)`, on SQLite a CHECK.
    case char(Int)
    /// Text of any length.
    case text
    /// An integer of 16 bits.
    case smallInteger
    /// An integer of 32 bits.
    case integer
    /// An integer of 64 bits.
    case bigInteger
    /// An exact number of so many digits in all, and so many after the point; text on SQLite, which has no such numbers.
    case decimal(precision: Int, scale: Int)
    /// An IEEE 754 single; a double on SQLite.
    case float
    /// An IEEE 754 double.
    case double
    /// True or false.
    case bool
    /// A day without a time of day: `2026-11-21`.
    case date
    /// A time of day without a day: `06:30:00`.
    case time
    /// A moment in UTC, kept to the microsecond.
    case timestamp
    /// A length of time; ISO 8601 text on SQLite.
    case interval
    /// A UUID.
    case uuid
    /// A JSON document.
    case json
    /// Bytes.
    case bytes
    /// A list of values of a type; a JSON array on SQLite.
    case array(of: ColumnType)
    /// One of some texts, kept by a CHECK on both databases: the easiest to change later.
    case enumeration([String])
    /// One of some texts, of a type made by ``Schema/createEnum(_:_:)``; a CHECK on SQLite.
    case enumType(String, [String])
    /// A type of PostgreSQL by its name, `inet` or `citext`; text on SQLite. Program text only: it is not quoted.
    case native(String)

    /// The type's name in a dialect.
    public func name(in dialect: Dialect) -> String {
        switch dialect.kind {
        case .sqlite: sqliteName
        case .postgres: postgresName(dialect)
        }
    }

    private var sqliteName: String {
        switch self {
        case .id, .smallInteger, .integer, .bigInteger, .bool: "INTEGER"
        case .double, .float: "REAL"
        case .bytes: "BLOB"
        case .string, .varchar, .char, .text, .decimal, .date, .time, .timestamp, .interval, .uuid, .json, .array,
            .enumeration, .enumType, .native:
            "TEXT"
        }
    }

    private func postgresName(_ dialect: Dialect) -> String {
        switch self {
        case .id, .bigInteger: "bigint"
        case .string, .text, .enumeration: "text"
        case .varchar(let length): "varchar(\(length))"
        case .char(let length): "char(\(length))"
        case .smallInteger: "smallint"
        case .integer: "integer"
        case .decimal(let precision, let scale): "numeric(\(precision),\(scale))"
        case .float: "real"
        case .double: "double precision"
        case .bool: "boolean"
        case .date: "date"
        case .time: "time"
        case .timestamp: "timestamptz"
        case .interval: "interval"
        case .uuid: "uuid"
        case .json: "jsonb"
        case .bytes: "bytea"
        case .array(let element): element.postgresName(dialect) + "[]"
        case .enumType(let name, _): dialect.quote(name)
        case .native(let name): name
        }
    }
}
