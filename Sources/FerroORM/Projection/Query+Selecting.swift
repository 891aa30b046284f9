public import FerroSQL

extension Query {
    /// Reads one column or expression of each row: `Post.published.select { $0.title }`, or `.select(\.title)`.
    public func select<E: SQLExpression>(_ pick: (M.Columns) -> E) -> Projection<M, M, E.Value> {
        Projection(selection, Picked<E.Value>.one(pick(M.columns)))
    }

    /// Reads several columns or expressions of each row as a tuple: `.select { ($0.id, $0.title) }`.
    public func select<each E: SQLExpression>(
        _ pick: (M.Columns) -> (repeat each E)
    ) -> Projection<M, M, (repeat (each E).Value)> {
        let columns = pick(M.columns)
        return Projection(selection, Picked<(repeat (each E).Value)>.many(repeat each columns))
    }

    /// Reads an expression in SQL: `.select(sql: "length(title)", as: Int.self)`.
    public func select<Value: SQLConvertible>(
        sql: SQL, as type: Value.Type = Value.self
    ) -> Projection<M, M, Value> { Projection(selection, Picked<Value>.one(Computed<M, Value>(DialectSQL(sql)))) }

    /// One row for each value of a column; without a `select` the rows are the values.
    public func group<E: SQLExpression>(_ pick: (M.Columns) -> E) -> Projection<M, M, E.Value> {
        Projection(selection.grouped, Picked<E.Value>.one(pick(M.columns))).grouping
    }

    /// One row for each combination of values; without a `select` the rows are the combinations.
    public func group<each E: SQLExpression>(
        _ pick: (M.Columns) -> (repeat each E)
    ) -> Projection<M, M, (repeat (each E).Value)> {
        let columns = pick(M.columns)
        return Projection(selection.grouped, Picked<(repeat (each E).Value)>.many(repeat each columns)).grouping
    }
}

extension Selection {
    /// Without the order of single rows, which groups do not have.
    fileprivate var grouped: Selection {
        var copy = self
        copy.orders = []
        return copy
    }
}

extension Projection {
    /// Grouped by what is selected.
    var grouping: Self { with { $0.groups = $0.columns ?? [] } }
}

extension Projection where Scope == Base {
    /// Reads one column or expression of each row instead.
    public func select<E: SQLExpression>(_ pick: (Base.Columns) -> E) -> Projection<Base, Base, E.Value> {
        replacing(Picked<E.Value>.one(pick(Base.columns)))
    }

    /// Reads several columns or expressions of each row instead.
    public func select<each E: SQLExpression>(
        _ pick: (Base.Columns) -> (repeat each E)
    ) -> Projection<Base, Base, (repeat (each E).Value)> {
        let columns = pick(Base.columns)
        return replacing(Picked<(repeat (each E).Value)>.many(repeat each columns))
    }

    /// Only rows that meet a condition, before they are grouped.
    public func `where`(_ condition: (Base.Columns) -> Condition<Base>) -> Self {
        with { $0.conditions.append(condition(Base.columns).fragment) }
    }

    /// Only groups that meet a condition: `.having { $0.id.count > 3 }`.
    public func having(_ condition: (Base.Columns) -> Condition<Base>) -> Self {
        with { $0.groupConditions.append(condition(Base.columns).fragment) }
    }

    /// Sorts by columns, aggregates or other expressions, most important first.
    public func order(@OrderBuilder<Base> _ orders: (Base.Columns) -> [Order<Base>]) -> Self {
        with { $0.orders += orders(Base.columns).map(\.ordering) }
    }
}
