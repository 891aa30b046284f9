import FerroSQL

extension Column {
    /// Rows whose column equals a value; nil is compared with IS NULL.
    public static func == (column: Self, value: Value) -> Condition<M> {
        let bind = value.sqlValue
        return Condition(bind == .null ? "\(column.sql) IS NULL" : "\(column.sql) = \(bind)")
    }

    /// Rows whose column differs from a value; as in Swift, and unlike `<>`, NULL differs from every value.
    public static func != (column: Self, value: Value) -> Condition<M> {
        let bind = value.sqlValue
        if bind == .null { return Condition("\(column.sql) IS NOT NULL") }
        guard isNullable else { return Condition("\(column.sql) <> \(bind)") }
        return Condition("(\(column.sql) <> \(bind) OR \(column.sql) IS NULL)")
    }

    /// Rows whose column is less than a value; NULL is not.
    public static func < (column: Self, value: Value) -> Condition<M> { column.compared("<", value) }
    /// Rows whose column is a value or less; NULL is not.
    public static func <= (column: Self, value: Value) -> Condition<M> { column.compared("<=", value) }
    /// Rows whose column is greater than a value; NULL is not.
    public static func > (column: Self, value: Value) -> Condition<M> { column.compared(">", value) }
    /// Rows whose column is a value or greater; NULL is not.
    public static func >= (column: Self, value: Value) -> Condition<M> { column.compared(">=", value) }

    /// Rows whose column is one of the values; none when the list is empty.
    ///
    /// Each value is a bind: SQLite takes 32 766 in one statement, PostgreSQL 65 535.
    public func isIn(_ values: [Value]) -> Condition<M> {
        let binds = values.map(\.sqlValue).filter { $0 != .null }
        let list = binds.map(SQL.init(bind:)).joined(separator: ", ")
        let hasNull = binds.count < values.count
        switch (binds.isEmpty, hasNull) {
        case (true, true): return Condition("\(sql) IS NULL")
        case (true, false): return Condition("1 = 0")
        case (false, true): return Condition("(\(sql) IN (\(list)) OR \(sql) IS NULL)")
        case (false, false): return Condition("\(sql) IN (\(list))")
        }
    }

    private func compared(_ comparison: String, _ value: Value) -> Condition<M> {
        Condition("\(sql) \(unsafe: comparison) \(value.sqlValue)")
    }

    private static var isNullable: Bool { Value.self is any OptionalValue.Type }
}

/// Tells a column that can be NULL by its type.
private protocol OptionalValue {}
extension Optional: OptionalValue {}
