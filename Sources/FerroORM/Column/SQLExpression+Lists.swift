import FerroSQL

extension SQLExpression {
    /// Rows whose value is one of a list; none when the list is empty.
    ///
    /// Each value is a bind: SQLite takes 32 766 in one statement, PostgreSQL 65 535.
    public func isIn(_ values: [Value]) -> Condition<Scope> {
        let binds = values.map(\.sqlValue).filter { $0 != .null }
        let list = binds.map { Self.measured($0) }.joined(separator: ", ")
        let hasNull = binds.count < values.count
        switch (binds.isEmpty, hasNull) {
        case (true, true): return Condition("\(fragment) IS NULL")
        case (true, false): return Condition("1 = 0")
        case (false, true): return Condition("(\(measured) IN (\(list)) OR \(fragment) IS NULL)")
        case (false, false): return Condition("\(measured) IN (\(list))")
        }
    }

    /// Rows whose value is none of a list; as in Swift, NULL is none of the values, unless nil is in the list.
    public func isNotIn(_ values: [Value]) -> Condition<Scope> {
        let binds = values.map(\.sqlValue).filter { $0 != .null }
        let list = binds.map { Self.measured($0) }.joined(separator: ", ")
        if values.isEmpty { return Condition("1 = 1") }
        if binds.isEmpty { return Condition("\(fragment) IS NOT NULL") }
        // NULL NOT IN (…) is NULL already, which leaves the row out.
        let mayBeNull = Value.self is any SQLNullable.Type && binds.count == values.count
        let condition: DialectSQL = "\(measured) NOT IN (\(list))"
        return Condition(mayBeNull ? "(\(condition) OR \(fragment) IS NULL)" : condition)
    }

    /// Rows whose value is among those of a subquery: `$0.authorID.isIn(Author.where { … }.select(\.id))`.
    public func isIn<Base, Inner>(_ rows: Projection<Base, Inner, Value>) -> Condition<Scope> {
        Condition("\(fragment) IN (\(rows.selection.written))")
    }

    /// Rows whose value, which may be NULL, is among those of a subquery.
    public func isIn<Base, Inner>(_ rows: Projection<Base, Inner, Value.Wrapped>) -> Condition<Scope>
    where Value: SQLNullable { Condition("\(fragment) IN (\(rows.selection.written))") }

    /// Rows whose value is not among those of a subquery; none at all when one of those is NULL, as in SQL.
    public func isNotIn<Base, Inner>(_ rows: Projection<Base, Inner, Value>) -> Condition<Scope> {
        Condition("\(fragment) NOT IN (\(rows.selection.written))")
    }

    /// Rows whose value is not among those of a subquery; NULL is not among them.
    public func isNotIn<Base, Inner>(_ rows: Projection<Base, Inner, Value.Wrapped>) -> Condition<Scope>
    where Value: SQLNullable {
        Condition("(\(fragment) NOT IN (\(rows.selection.written)) OR \(fragment) IS NULL)")
    }
    /// Rows whose value is none of those that another query selects; NULL is none of them, and a NULL among them is
    /// passed over.
    public func isNotIn<Base, Inner>(_ rows: Projection<Base, Inner, Value>) -> Condition<Scope>
    where Value: SQLNullable { Condition("(\(fragment) IN (\(rows.selection.written))) IS NOT TRUE") }
}

extension SQLExpression where Value: Comparable {
    /// Rows whose value is in a range, both ends included.
    public func isBetween(_ range: ClosedRange<Value>) -> Condition<Scope> {
        Condition(
            "\(measured) BETWEEN \(Self.measured(range.lowerBound.sqlValue)) AND \(Self.measured(range.upperBound.sqlValue))"
        )
    }

    /// Rows whose value is in a range, its end left out.
    public func isBetween(_ range: Range<Value>) -> Condition<Scope> {
        Condition(
            "(\(measured) >= \(Self.measured(range.lowerBound.sqlValue)) AND \(measured) < \(Self.measured(range.upperBound.sqlValue)))"
        )
    }
}

extension SQLExpression where Value: SQLNullable, Value.Wrapped: Comparable {
    /// Rows whose value is in a range, both ends included; NULL is not.
    public func isBetween(_ range: ClosedRange<Value.Wrapped>) -> Condition<Scope> {
        Condition(
            "\(measured) BETWEEN \(Self.measured(range.lowerBound.sqlValue)) AND \(Self.measured(range.upperBound.sqlValue))"
        )
    }

    /// Rows whose value is in a range, its end left out; NULL is not.
    public func isBetween(_ range: Range<Value.Wrapped>) -> Condition<Scope> {
        Condition(
            "(\(measured) >= \(Self.measured(range.lowerBound.sqlValue)) AND \(measured) < \(Self.measured(range.upperBound.sqlValue)))"
        )
    }
}
