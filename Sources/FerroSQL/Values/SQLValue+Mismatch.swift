extension SQLValue {
    /// The error of a value that is not of the kind a type reads; it names kinds, never the value.
    func mismatch(_ type: Any.Type) -> SQLError {
        let hint = self == .null ? "; declare the property optional, or the column NOT NULL" : ""
        return SQLError(.decoding, "\(type) cannot be read from a value of kind \(kind)\(hint)")
    }
}

extension SQLValue: SQLConvertible {
    /// Itself.
    public var sqlValue: SQLValue { self }
    /// Any value as it came.
    public init(sqlValue: SQLValue) { self = sqlValue }
}
