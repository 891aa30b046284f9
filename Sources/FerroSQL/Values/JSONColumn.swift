/// A Codable type that a column holds as one JSON document.
///
/// ```swift
/// struct Preferences: JSONColumn { var theme = "light"; var pageSize = 20 }
/// ```
///
/// Arrays and dictionaries of such types, and of plain ones, need no declaration: `var tags: [String]` is enough.
public protocol JSONColumn: SQLConvertible, Codable {}

extension JSONColumn {
    /// `.json`.
    public var sqlValue: SQLValue { SQLJSON.value(of: self) }
    /// Reads a JSON document.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try SQLJSON.decode(Self.self, from: sqlValue) }
}
