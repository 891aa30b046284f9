import FerroSQL

extension SQLExpression {
    /// Rows whose value equals another; nil is compared with IS NULL.
    public static func == (left: Self, right: Value) -> Condition<Scope> {
        let bind = right.sqlValue
        return Condition(bind == .null ? "\(left.fragment) IS NULL" : "\(left.measured) = \(measured(bind))")
    }

    /// Rows whose value differs from another; as in Swift, and unlike `<>`, NULL differs from every value.
    public static func != (left: Self, right: Value) -> Condition<Scope> {
        let bind = right.sqlValue
        if bind == .null { return Condition("\(left.fragment) IS NOT NULL") }
        guard Value.self is any SQLNullable.Type else { return Condition("\(left.measured) <> \(measured(bind))") }
        return Condition("(\(left.measured) <> \(measured(bind)) OR \(left.fragment) IS NULL)")
    }

    /// Rows whose value is less than another; NULL is not.
    public static func < (left: Self, right: Value) -> Condition<Scope> {
        Condition("\(left.measured) < \(measured(right.sqlValue))")
    }
    /// Rows whose value is another or less; NULL is not.
    public static func <= (left: Self, right: Value) -> Condition<Scope> {
        Condition("\(left.measured) <= \(measured(right.sqlValue))")
    }
    /// Rows whose value is greater than another; NULL is not.
    public static func > (left: Self, right: Value) -> Condition<Scope> {
        Condition("\(left.measured) > \(measured(right.sqlValue))")
    }
    /// Rows whose value is another or greater; NULL is not.
    public static func >= (left: Self, right: Value) -> Condition<Scope> {
        Condition("\(left.measured) >= \(measured(right.sqlValue))")
    }
}

extension SQLExpression where Value == Bool {
    /// Rows whose value is false: `!$0.isDraft`.
    public static prefix func ! (expression: Self) -> Condition<Scope> { expression == false }
    /// Rows whose value is true, where a condition is wanted: `$0.isPublished.isTrue && $0.views > 3`.
    public var isTrue: Condition<Scope> { self == true }
}
