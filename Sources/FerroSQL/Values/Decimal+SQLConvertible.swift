#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension SQLDecimal {
    /// The same number: every `Decimal` fits.
    public init(_ value: Decimal) { self = value.isNaN ? .nan : SQLDecimal("\(value)") ?? .nan }
}

extension Decimal {
    /// The same number; throws `.decoding` when it has more than the 38 digits of a `Decimal`, or is infinite.
    public init(_ value: SQLDecimal) throws(SQLError) {
        if value == .nan {
            self = .nan
        } else if let decimal = Decimal(string: value.description), SQLDecimal(decimal) == value {
            self = decimal
        } else {
            throw SQLError(.decoding, "the number has more digits than Decimal holds: read it as SQLDecimal")
        }
    }
}

extension Decimal: SQLConvertible {
    /// `.decimal`.
    public var sqlValue: SQLValue { .decimal(SQLDecimal(self)) }
    /// Reads what ``SQLDecimal`` reads and a `Decimal` can hold exactly.
    public init(sqlValue: SQLValue) throws(SQLError) { try self.init(SQLDecimal(sqlValue: sqlValue)) }
}
