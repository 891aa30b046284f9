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
    /// Text in UTF-8.
    case text(String)
    /// Bytes.
    case bytes([UInt8])
    /// A moment, kept to the microsecond.
    case timestamp(Date)
    /// A UUID.
    case uuid(UUID)
    /// A JSON document as text.
    case json(String)

    /// The name of the case, for error messages that must not show the value.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .integer: "integer"
        case .double: "double"
        case .text: "text"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .uuid: "uuid"
        case .json: "json"
        }
    }
}
