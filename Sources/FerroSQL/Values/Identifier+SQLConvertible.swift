public import FerroSupport

extension Identifier: SQLConvertible {
    /// `.integer`.
    @inlinable public var sqlValue: SQLValue { .integer(rawValue) }
    /// Reads `.integer`.
    @inlinable public init(sqlValue: SQLValue) throws(SQLError) { self.init(try Int64(sqlValue: sqlValue)) }
}
