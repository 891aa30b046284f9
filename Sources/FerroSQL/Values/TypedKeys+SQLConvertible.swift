public import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension UUIDIdentifier: SQLConvertible {
    /// `.uuid`.
    public var sqlValue: SQLValue { .uuid(rawValue) }
    /// Reads what a UUID is read from.
    public init(sqlValue: SQLValue) throws(SQLError) { self.init(try UUID(sqlValue: sqlValue)) }
}

extension TextIdentifier: SQLConvertible {
    /// `.text`.
    public var sqlValue: SQLValue { .text(rawValue) }
    /// Reads `.text`.
    public init(sqlValue: SQLValue) throws(SQLError) { self.init(try String(sqlValue: sqlValue)) }
}
