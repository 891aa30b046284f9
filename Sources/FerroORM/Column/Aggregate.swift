public import FerroSQL

/// A value computed of many rows: of a group, of all rows, or of a window.
///
/// ```swift
/// Post.query.group { $0.authorID }.select { ($0.authorID, $0.id.count, $0.views.sum) }
/// ```
public struct Aggregate<Scope, Value: SQLConvertible>: SQLExpression {
    private let call: DialectSQL
    /// What PostgreSQL's answer is cast to, where it is wider than ours.
    private let cast: SQL?

    init(_ call: DialectSQL, cast: SQL? = nil) {
        self.call = call
        self.cast = cast
    }

    /// The call of the function.
    public var fragment: DialectSQL {
        guard let cast else { return call }
        return DialectSQL(sqlite: call.sql(for: .sqlite), postgres: "(\(call.sql(for: .postgres)))::\(cast)")
    }

    /// Of those rows only that meet a condition: `$0.id.count.filter($0.isDraft == true)`.
    public func filter(_ condition: Condition<Scope>) -> Self {
        Self("\(call) FILTER (WHERE \(condition.fragment))", cast: cast)
    }

    /// Over a window instead of a group: each row stays, with the value beside it.
    public func over<First: SQLExpression, each Part: SQLExpression>(
        partition first: First, _ rest: repeat each Part, order orders: Order<Scope>...
    ) -> Computed<Scope, Value> {
        var parts = [first.fragment]
        repeat parts.append((each rest).fragment)
        return windowed(parts, orders)
    }

    /// Over one window of all rows.
    public func over(order orders: Order<Scope>...) -> Computed<Scope, Value> { windowed([], orders) }

    func windowed(_ parts: [DialectSQL], _ orders: [Order<Scope>]) -> Computed<Scope, Value> {
        var window: [DialectSQL] = []
        if !parts.isEmpty { window.append("PARTITION BY \(parts.joined(separator: ", "))") }
        let written = orders.map(\.ordering.written).joined(separator: ", ")
        if !orders.isEmpty { window.append("ORDER BY \(written)") }
        return Computed(Self("\(call) OVER (\(window.joined(separator: " ")))", cast: cast).fragment)
    }
}

extension SQLExpression {
    /// How many rows have a value: of the key, `$0.id.count`, how many rows there are.
    public var count: Aggregate<Scope, Int> { Aggregate("count(\(fragment))") }
    /// How many different values there are; NULL is none.
    public var countDistinct: Aggregate<Scope, Int> { Aggregate("count(DISTINCT \(fragment))") }
    /// The smallest value; nil without rows.
    public var minimum: Aggregate<Scope, Value?> { Aggregate("min(\(fragment))") }
    /// The greatest value; nil without rows.
    public var maximum: Aggregate<Scope, Value?> { Aggregate("max(\(fragment))") }
}

extension SQLExpression where Value: SQLNullable {
    /// The smallest value that is not NULL; nil without one.
    public var minimum: Aggregate<Scope, Value.Wrapped?> { Aggregate("min(\(fragment))") }
    /// The greatest value that is not NULL; nil without one.
    public var maximum: Aggregate<Scope, Value.Wrapped?> { Aggregate("max(\(fragment))") }
}

extension SQLExpression where Value: SQLNumber {
    /// The sum; nil without rows.
    public var sum: Aggregate<Scope, Value.Sum?> { Aggregate("sum(\(fragment))", cast: Value.sumType) }
    /// The mean; nil without rows.
    public var average: Aggregate<Scope, Double?> { Aggregate("avg(\(fragment))", cast: "double precision") }
}
