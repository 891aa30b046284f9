extension Int64: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(self) }

    /// Reads `.integer`, and a `.decimal` without a fraction, which is what PostgreSQL's `sum` answers.
    public init(sqlValue: SQLValue) throws(SQLError) {
        if case .integer(let value) = sqlValue { self = value } else { self = try sqlValue.integer() }
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

extension Int8: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads `.integer` that fits in 8 bits.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try sqlValue.integer() }
}

extension UInt16: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads `.integer` that is from 0 to 65 535.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try sqlValue.integer() }
}

extension UInt32: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads `.integer` that is from 0 to 4 294 967 295.
    public init(sqlValue: SQLValue) throws(SQLError) { self = try sqlValue.integer() }
}

extension SQLValue {
    fileprivate func integer<Integer: FixedWidthInteger>() throws(SQLError) -> Integer {
        let number: Int64?
        switch self {
        case .integer(let value): number = value
        case .decimal(let value): number = value.integer
        default: throw mismatch(Integer.self)
        }
        guard let number, let exact = Integer(exactly: number) else {
            throw SQLError(.decoding, "the number does not fit in \(Integer.self): read it as a larger type")
        }
        return exact
    }
}
