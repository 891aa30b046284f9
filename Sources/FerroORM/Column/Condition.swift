public import FerroSQL

/// Which rows a query is about: what a `where` closure answers.
public struct Condition<Scope>: Sendable, Hashable {
    let fragment: DialectSQL

    init(_ fragment: DialectSQL) { self.fragment = fragment }

    /// A condition in SQL; it is put in parentheses.
    public init(sql: SQL) { fragment = "(\(sql))" }

    /// Rows that meet both.
    public static func && (left: Self, right: Self) -> Self { Self("(\(left.fragment) AND \(right.fragment))") }

    /// Rows that meet one or both.
    public static func || (left: Self, right: Self) -> Self { Self("(\(left.fragment) OR \(right.fragment))") }

    /// Rows that do not meet it; a comparison with NULL is neither met nor not met, as in SQL.
    public static prefix func ! (condition: Self) -> Self { Self("NOT (\(condition.fragment))") }

    /// The condition as a dialect writes it.
    public func sql(for dialect: Dialect) -> SQL { fragment.sql(for: dialect) }
}
