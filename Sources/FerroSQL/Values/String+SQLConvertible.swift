extension String: SQLConvertible {
    /// `.text`.
    public var sqlValue: SQLValue { .text(self) }

    /// Reads `.text`, and `.json` as the document's text.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .text(let value), .json(let value): self = value
        default: throw sqlValue.mismatch(String.self)
        }
    }
}
