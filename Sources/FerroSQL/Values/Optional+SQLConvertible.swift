extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    /// The wrapped value, or `.null`.
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }

    /// Reads `.null` as nil and everything else as the wrapped type.
    public init(sqlValue: SQLValue) throws(SQLError) {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}
