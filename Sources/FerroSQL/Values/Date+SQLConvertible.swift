#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Date: SQLConvertible {
    /// `.timestamp`; a database keeps it to the microsecond.
    public var sqlValue: SQLValue { .timestamp(self) }

    /// Reads `.timestamp`, and `.text` in a form that ``SQLTimestamp`` knows.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .timestamp(let value):
            self = value
        case .text(let text):
            guard let date = SQLTimestamp.date(from: text) else {
                throw SQLError(.decoding, "the text is not a date and time such as 2026-11-21T06:30:00.123456Z")
            }
            self = date
        default:
            throw sqlValue.mismatch(Date.self)
        }
    }
}
