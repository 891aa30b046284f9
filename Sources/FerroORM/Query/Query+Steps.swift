public import FerroSQL

extension Query {
    /// Only rows that meet a condition, besides the conditions there already are.
    public func `where`(_ condition: (M.Columns) -> Condition<M>) -> Self {
        with { $0.conditions.append(condition(M.columns).fragment) }
    }

    /// Only rows that meet a condition in SQL: `.where(sql: "length(title) > \(10)")`.
    public func `where`(sql: SQL) -> Self { with { $0.conditions.append("(\(sql))") } }

    /// Sorts by columns, most important first, after the columns the query is sorted by already.
    public func order(@OrderBuilder<M> _ orders: (M.Columns) -> [Order<M>]) -> Self {
        with { $0.orders += orders(M.columns).map(\.ordering) }
    }

    /// Sorts by an expression in SQL: `.order(sql: "length(title) DESC")`.
    public func order(sql: SQL) -> Self { with { $0.orders.append(Order<M>(sql: sql).ordering) } }

    /// At most so many rows; a negative number is taken for 0.
    public func limit(_ count: Int) -> Self { with { $0.limit = max(0, count) } }

    /// Without the first rows; a negative number is taken for 0.
    public func offset(_ count: Int) -> Self { with { $0.offset = max(0, count) } }

    /// Each row once, where a join or a table of the program's own would repeat it.
    public func distinct() -> Self { with { $0.isDistinct = true } }

    /// This query and another of the same model: the conditions of both, then the orders of both, the smaller limit.
    public func and(_ scope: Query<M, M>) -> Self { with { $0 = $0.merging(scope.selection) } }

    /// This query and a scope of the model: `Link.newest.onFrontPage`.
    public subscript(dynamicMember scope: KeyPath<M.Type, Query<M, M>>) -> Self { and(M.self[keyPath: scope]) }
}
