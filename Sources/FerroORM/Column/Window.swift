public import FerroSQL

/// Functions that look at the rows around a row: its number, its rank, the row before it.
///
/// ```swift
/// Post.query.select {
///     ($0.id, Window.rowNumber.over(partition: $0.authorID, order: $0.createdAt.descending))
/// }
/// ```
public enum Window {
    /// The number of the row in its window, from 1.
    public static var rowNumber: WindowFunction<Int> { WindowFunction("row_number()") }
    /// The row's rank; equal rows share one and leave a gap after them.
    public static var rank: WindowFunction<Int> { WindowFunction("rank()") }
    /// The row's rank without gaps.
    public static var denseRank: WindowFunction<Int> { WindowFunction("dense_rank()") }
    /// The row's rank from 0 to 1.
    public static var percentRank: WindowFunction<Double> { WindowFunction("percent_rank()") }

    /// Which of so many parts of equal size the row is in, from 1.
    public static func ntile(_ parts: Int) -> WindowFunction<Int> {
        let parts = SQLValue.integer(Int64(max(1, parts)))
        return WindowFunction(DialectSQL(sqlite: "ntile(\(parts))", postgres: "ntile((\(parts))::integer)"))
    }

    /// The value of the row before; nil for the first.
    public static func lag<E: SQLExpression>(_ value: E) -> WindowFunction<E.Value?> {
        WindowFunction("lag(\(value.fragment))")
    }
    /// The value of the row after; nil for the last.
    public static func lead<E: SQLExpression>(_ value: E) -> WindowFunction<E.Value?> {
        WindowFunction("lead(\(value.fragment))")
    }
    /// The value of the window's first row.
    public static func first<E: SQLExpression>(_ value: E) -> WindowFunction<E.Value> {
        WindowFunction("first_value(\(value.fragment))")
    }
}

/// A function that means something only over a window.
public struct WindowFunction<Value: SQLConvertible>: Sendable {
    private let call: DialectSQL

    init(_ call: DialectSQL) { self.call = call }

    /// Over the rows that are equal in some columns, in an order.
    public func over<Scope, First: SQLExpression, each Part: SQLExpression>(
        partition first: First, _ rest: repeat each Part, order orders: Order<Scope>...
    ) -> Computed<Scope, Value> where First.Scope == Scope {
        var parts = [first.fragment]
        repeat parts.append((each rest).fragment)
        return Aggregate<Scope, Value>(call).windowed(parts, orders)
    }

    /// Over all rows, in an order.
    public func over<Scope>(order orders: Order<Scope>...) -> Computed<Scope, Value> {
        Aggregate<Scope, Value>(call).windowed([], orders)
    }
}
