extension Int64: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(self) }

    /// Reads `.integer`.
    public init(sqlValue: SQLValue) throws(SQLError) {
        guard case .integer(let value) = sqlValue else { throw sqlValue.mismatch(Int64.self) }
        self = value
    }
}

extension Int: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads `.integer`.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try sqlValue.integer() }
}

extension Int32: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads `.integer` that fits in 32 bits.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try sqlValue.integer() }
}

extension Int16: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads `.integer` that fits in 16 bits.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try sqlValue.integer() }
}

extension UInt8: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads `.integer` from 0 to 255.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try sqlValue.integer() }
}

extension SQLValue {
    fileprivate func integer<Integer: FixedWidthInteger>() throws(SQLError) -> Integer {
        guard case .integer(let value) = self else { throw mismatch(Integer.self) }
        guard let exact = Integer(exactly: value) else {
            throw SQLError(.decoding, "the integer does not fit in \(Integer.self); read it as Int64")
        }
        return exact
    }
}
