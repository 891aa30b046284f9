/// Lets `rules` be written as a list of checks, with `if` and `for`.
@resultBuilder
public enum RulesBuilder<Root: Input> {
    /// One check.
    public static func buildExpression(_ check: Check<Root>) -> Rules<Root> { Rules([check]) }

    /// The rules of another list, for sharing.
    public static func buildExpression(_ rules: Rules<Root>) -> Rules<Root> { rules }

    /// The parts in order.
    public static func buildBlock(_ parts: Rules<Root>...) -> Rules<Root> { Rules(parts.flatMap(\.checks)) }

    /// An `if` without an `else`.
    public static func buildOptional(_ part: Rules<Root>?) -> Rules<Root> { part ?? Rules([]) }

    /// The first branch.
    public static func buildEither(first part: Rules<Root>) -> Rules<Root> { part }

    /// The other branch.
    public static func buildEither(second part: Rules<Root>) -> Rules<Root> { part }

    /// A loop.
    public static func buildArray(_ parts: [Rules<Root>]) -> Rules<Root> { Rules(parts.flatMap(\.checks)) }
}
