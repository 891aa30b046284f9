extension Projection where Scope: Joining, Scope.First == Base {
    /// What the closures are handed.
    public typealias First = Source<Scope, Base>
    /// What the closures are handed beside it.
    public typealias Second = Source<Scope, Scope.Second>
    /// What `select` and `group` are handed beside it: columns that are optional after a left join.
    public typealias Side = Scope.Side

    private var first: First { Source(alias: Base.table) }
    private var alias: String { selection.joins.last?.alias ?? Scope.Second.table }
    private var second: Second { Source(alias: alias) }
    private var side: Side { Side(alias: alias) }

    /// Only pairs that meet a condition.
    public func `where`(_ condition: (First, Second) -> Condition<Scope>) -> Self {
        with { $0.conditions.append(condition(first, second).fragment) }
    }

    /// Only groups of pairs that meet a condition.
    public func having(_ condition: (First, Second) -> Condition<Scope>) -> Self {
        with { $0.groupConditions.append(condition(first, second).fragment) }
    }

    /// Sorts the pairs by columns or expressions of both models, most important first.
    public func order(@OrderBuilder<Scope> _ orders: (First, Second) -> [Order<Scope>]) -> Self {
        with { $0.orders += orders(first, second).map(\.ordering) }
    }

    /// Reads one expression of each pair.
    public func select<E: SQLExpression>(_ pick: (First, Side) -> E) -> Projection<Base, Scope, E.Value> {
        replacing(Picked<E.Value>.one(pick(first, side)))
    }

    /// Reads several expressions of each pair as a tuple.
    public func select<each E: SQLExpression>(
        _ pick: (First, Side) -> (repeat each E)
    ) -> Projection<Base, Scope, (repeat (each E).Value)> {
        let columns = pick(first, side)
        return replacing(Picked<(repeat (each E).Value)>.many(repeat each columns))
    }

    /// One row for each value of an expression.
    public func group<E: SQLExpression>(_ pick: (First, Side) -> E) -> Projection<Base, Scope, E.Value> {
        select(pick).grouping
    }

    /// One row for each combination of values.
    public func group<each E: SQLExpression>(
        _ pick: (First, Side) -> (repeat each E)
    ) -> Projection<Base, Scope, (repeat (each E).Value)> {
        let columns = pick(first, side)
        return replacing(Picked<(repeat (each E).Value)>.many(repeat each columns)).grouping
    }
}
