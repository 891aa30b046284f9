extension SQLExpression {
    /// Rows in which two values are equal; NULL equals nothing.
    public static func == <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Other.Value == Value { left.compared(" = ", right) }

    /// Rows in which two values are equal, where the first may be NULL.
    public static func == <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Value == Other.Value? { left.compared(" = ", right) }

    /// Rows in which two values are equal, where the second may be NULL.
    public static func == <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Value? == Other.Value { left.compared(" = ", right) }

    /// Rows in which two values differ; NULL does not differ from anything here, as in SQL.
    public static func != <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Other.Value == Value { left.compared(" <> ", right) }

    /// Rows in which the first value is less than the second.
    public static func < <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Other.Value == Value { left.compared(" < ", right) }

    /// Rows in which the first value is the second or less.
    public static func <= <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Other.Value == Value { left.compared(" <= ", right) }

    /// Rows in which the first value is greater than the second.
    public static func > <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Other.Value == Value { left.compared(" > ", right) }

    /// Rows in which the first value is the second or greater.
    public static func >= <Other: SQLExpression>(left: Self, right: Other) -> Condition<Scope>
    where Other.Scope == Scope, Other.Value == Value { left.compared(" >= ", right) }

    private func compared(_ comparison: DialectSQL, _ other: some SQLExpression) -> Condition<Scope> {
        Condition("\(measured)\(comparison)\(other.measured)")
    }
}
