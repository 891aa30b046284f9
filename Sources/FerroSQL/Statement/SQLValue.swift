#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One value as it travels to or from a database.
///
/// A driver sends each case in the form its database likes best and may answer with a simpler one: SQLite has no
/// booleans and no dates, so it answers `.integer` and `.text`, and ``SQLConvertible`` types accept both.
public enum SQLValue: Hashable, Sendable {
    /// SQL NULL.
    case null
    /// True or false.
    case bool(Bool)
    /// A signed integer of up to 64 bits.
    case integer(Int64)
    /// An IEEE 754 double.
    case double(Double)
    /// An exact decimal number.
    case decimal(SQLDecimal)
    /// Text in UTF-8.
    case text(String)
    /// Bytes.
    case bytes([UInt8])
    /// A moment, kept to the microsecond.
    case timestamp(Date)
    /// A day of the calendar, in no time zone.
    case date(LocalDate)
    /// A time of day, in no time zone.
    case time(LocalTime)
    /// A span of months, days and microseconds.
    case interval(SQLInterval)
    /// A UUID.
    case uuid(UUID)
    /// A JSON document as text.
    case json(String)
    /// The elements of a one-dimensional array, `.null` for those that are NULL.
    case array([SQLValue])
    /// What a Swift value became that no column can hold: no driver binds it, and its error gives this reason.
    ///
    /// ``SQLConvertible/sqlValue`` cannot throw, so this carries the failure to where a statement is run. The reason
    /// names types, never values.
    case invalid(String)

    /// The name of the case, for error messages that must not show the value.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .integer: "integer"
        case .double: "double"
        case .decimal: "decimal"
        case .text: "text"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .date: "date"
        case .time: "time"
        case .interval: "interval"
        case .uuid: "uuid"
        case .json: "json"
        case .array: "array"
        case .invalid: "invalid"
        }
    }
}
