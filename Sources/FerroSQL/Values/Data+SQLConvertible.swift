#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Data: SQLConvertible {
    /// `.bytes`.
    public var sqlValue: SQLValue { .bytes(Array(self)) }

    /// Reads `.bytes`.
    public init(sqlValue: SQLValue) throws(SQLError) {
        guard case .bytes(let value) = sqlValue else { throw sqlValue.mismatch(Data.self) }
        self = Data(value)
    }
}
