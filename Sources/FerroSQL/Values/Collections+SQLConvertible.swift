/// `[UInt8]` is bytes; an array of other elements that a column can hold and that are Codable is a JSON document.
///
/// A type conforms to a protocol in one way only, so the two live in one conformance.
extension Array: SQLConvertible where Element: SQLConvertible & Codable {
    /// `.bytes` for `[UInt8]`, `.json` otherwise.
    public var sqlValue: SQLValue {
        if Element.self == UInt8.self, let bytes = self as? [UInt8] { return .bytes(bytes) }
        return SQLJSON.value(of: self)
    }

    /// Reads `.bytes` for `[UInt8]`, and a JSON document otherwise.
    public init(sqlValue: SQLValue) throws(SQLError) {
        if Element.self == UInt8.self {
            guard case .bytes(let bytes) = sqlValue, let value = bytes as? Self else {
                throw sqlValue.mismatch([UInt8].self)
            }
            self = value
        } else {
            self = try SQLJSON.decode(Self.self, from: sqlValue)
        }
    }
}

extension Dictionary: SQLConvertible where Key: SQLConvertible & Codable, Value: SQLConvertible & Codable {
    /// `.json`.
    public var sqlValue: SQLValue { SQLJSON.value(of: self) }
    /// Reads a JSON document.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try SQLJSON.decode(Self.self, from: sqlValue) }
}
