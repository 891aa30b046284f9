public import FerroSupport

extension Identifier: SQLConvertible {
    /// `.integer`.
    public var sqlValue: SQLValue { .integer(rawValue) }
    /// Reads `.integer`.
    public init(sqlValue: SQLValue) throws(SQLError) { self.init(try Int64(sqlValue: sqlValue)) }
}
