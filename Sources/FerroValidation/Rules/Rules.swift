/// All that must hold of an input, in the order in which failures are reported.
public struct Rules<Root: Input>: Sendable {
    let checks: [Check<Root>]

    init(_ checks: [Check<Root>]) { self.checks = checks }

    /// Collects checks as `Input.rules` does, for a type that keeps its rules in a `static let`.
    public init(@RulesBuilder<Root> _ build: () -> Rules<Root>) { self = build() }

    /// What is wrong with an input; empty when nothing is.
    public func failures(of input: Root) -> ValidationError {
        var error = ValidationError()
        for check in checks { check.examine(input, &error) }
        return error
    }
}
