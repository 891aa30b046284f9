/// What makes `enum Status: String, SQLConvertible` enough.
extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    /// The raw value.
    public var sqlValue: SQLValue { rawValue.sqlValue }

    /// Reads the raw value; one that no case has throws `.decoding`.
    public init(sqlValue: SQLValue) throws(SQLError) {
        let raw = try RawValue(sqlValue: sqlValue)
        guard let value = Self(rawValue: raw) else {
            throw SQLError(.decoding, "the value is none of those that \(Self.self) knows")
        }
        self = value
    }
}
