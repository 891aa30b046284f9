extension Bool: SQLConvertible {
    /// `.bool`.
    public var sqlValue: SQLValue { .bool(self) }

    /// Reads `.bool`, and `.integer` 0 or 1 from databases without booleans.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .bool(let value): self = value
        case .integer(0): self = false
        case .integer(1): self = true
        case .integer: throw SQLError(.decoding, "Bool can be read from the integers 0 and 1 only")
        default: throw sqlValue.mismatch(Bool.self)
        }
    }
}
