extension SQL {
    /// The values in parentheses, each bound: `(?1, ?2)`; `(NULL)`, which no row is in, for none.
    ///
    /// For a condition prefer ``isIn(_:)`` and ``isNotIn(_:)``, which know what an empty list means: to SQL,
    /// `x NOT IN (NULL)` holds for no row either.
    public static func list(_ values: some Sequence<some SQLConvertible>) -> SQL {
        list(binding: values.map(\.sqlValue))
    }

    /// Values of different types in parentheses, each bound, as for one row of VALUES: `(?1, ?2)`.
    public static func tuple(_ values: any SQLConvertible...) -> SQL { list(binding: values.map(\.sqlValue)) }

    /// The condition that this expression is one of the values; it holds for no row when there are none.
    ///
    /// ```swift
    /// let hosts: SQL = "SELECT * FROM links WHERE \(SQL(identifier: "host").isIn(hosts))"
    /// ```
    ///
    /// Each value is a bind of its own, of which PostgreSQL takes 65 535 in a statement and SQLite 32 766.
    public func isIn(_ values: some Sequence<some SQLConvertible>) -> SQL {
        let values = values.map(\.sqlValue)
        return values.isEmpty ? "(1 = 0)" : self + " IN " + SQL.list(binding: values)
    }

    /// The condition that this expression is none of the values; it holds for every row when there are none.
    public func isNotIn(_ values: some Sequence<some SQLConvertible>) -> SQL {
        let values = values.map(\.sqlValue)
        return values.isEmpty ? "(1 = 1)" : self + " NOT IN " + SQL.list(binding: values)
    }

    private static func list(binding values: [SQLValue]) -> SQL {
        if values.isEmpty { return "(NULL)" }
        return "(" + values.map { SQL(bind: $0) }.joined(separator: ", ") + ")"
    }
}
