#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension URL: SQLConvertible {
    /// `.text` of the absolute address.
    public var sqlValue: SQLValue { .text(absoluteString) }

    /// Reads `.text` that is a valid address.
    public init(sqlValue: SQLValue) throws(SQLError) {
        guard case .text(let text) = sqlValue else { throw sqlValue.mismatch(URL.self) }
        guard let url = URL(string: text) else { throw SQLError(.decoding, "the text is not a valid URL") }
        self = url
    }
}
