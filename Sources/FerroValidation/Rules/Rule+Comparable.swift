extension Rule where Value: Comparable {
    /// A value within bounds, both included: `.range(1...10)`.
    public static func range(_ bounds: some Bounds<Value>) -> Rule {
        Rule(.range(bounds.least.map { "\($0)" }, bounds.greatest.map { "\($0)" }), bounds.accepts)
    }

    /// A value that is no less than this one.
    public static func min(_ least: Value) -> Rule { .range(least...) }

    /// A value that is no greater than this one.
    public static func max(_ greatest: Value) -> Rule { .range(...greatest) }
}

extension Rule where Value: Comparable & Numeric {
    /// A number greater than zero.
    public static var positive: Rule { Rule(.positive) { $0 > 0 } }
}

extension Rule where Value: Equatable {
    /// One of a few values.
    public static func oneOf(_ choices: Value...) -> Rule { .oneOf(choices) }

    /// One of a few values; the message names the first 20.
    public static func oneOf(_ choices: [Value]) -> Rule {
        Rule(.oneOf(choices.map { "\($0)" })) { choices.contains($0) }
    }
}
