import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A number that SQLite keeps as text, where "9" sorts after "10" and "1.50" is not "1.5".
protocol NumericText {}

extension SQLDecimal: NumericText {}
extension Decimal: NumericText {}
extension Optional: NumericText where Wrapped: NumericText {}

extension SQLExpression {
    /// The expression as it is compared and sorted: on SQLite a decimal by its number, exact to 15 digits.
    var measured: DialectSQL { Self.measured(fragment) }

    /// A value as it is compared with ``measured``.
    static func measured(_ value: SQLValue) -> DialectSQL { measured(DialectSQL(SQL(bind: value))) }

    private static func measured(_ fragment: DialectSQL) -> DialectSQL {
        guard Value.self is any NumericText.Type else { return fragment }
        return DialectSQL(
            sqlite: "CAST(\(fragment.sql(for: .sqlite)) AS NUMERIC)", postgres: fragment.sql(for: .postgres))
    }
}
