extension Double: SQLConvertible {
    /// `.double`.
    public var sqlValue: SQLValue { .double(self) }

    /// Reads `.double`, and `.integer` and `.decimal` rounded to the nearest double.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .double(let value): self = value
        case .integer(let value): self = Double(value)
        case .decimal(let value): self = value.double
        default: throw sqlValue.mismatch(Double.self)
        }
    }
}

extension Float: SQLConvertible {
    /// `.double`, which holds every float exactly.
    public var sqlValue: SQLValue { .double(Double(self)) }

    /// Reads `.double`, `.integer` and `.decimal`, rounded to the nearest float.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .double(let value): self = Float(value)
        case .integer(let value): self = Float(value)
        case .decimal(let value): self = Float(value.double)
        default: throw sqlValue.mismatch(Float.self)
        }
    }
}
