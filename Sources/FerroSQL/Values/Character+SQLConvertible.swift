extension Character: SQLConvertible {
    /// `.text`.
    public var sqlValue: SQLValue { .text(String(self)) }

    /// Reads `.text` of one character.
    public init(sqlValue: SQLValue) throws(SQLError) {
        let text = try String(sqlValue: sqlValue)
        guard let first = text.first, text.count == 1 else {
            throw SQLError(.decoding, "the text is not one character: read it as String")
        }
        self = first
    }
}
