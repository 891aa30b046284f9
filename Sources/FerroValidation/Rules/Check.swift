/// The rules of one field, or one rule about several fields.
///
/// ```swift
/// Check(\.title, .notBlank, .length(...120))
/// Check(\.endsAt, "must be after the start") { $0.endsAt > $0.startsAt }
/// ```
public struct Check<Root: Input>: Sendable {
    let examine: @Sendable (Root, inout ValidationError) -> Void

    /// Applies rules to a field; every rule that fails adds its message.
    ///
    /// - Parameter field: The name in the error; by default what the input calls the property.
    public init<Value>(
        _ path: any KeyPath<Root, Value> & Sendable, field: FieldPath? = nil, _ rules: Rule<Value>...
    ) {
        examine = { root, error in
            var findings = Findings()
            for rule in rules { rule.examine(root[keyPath: path], &findings) }
            Self.report(findings, path, field, &error)
        }
    }

    /// Applies rules to an optional field when it is there; `.required` makes its absence a failure.
    public init<Value>(
        _ path: any KeyPath<Root, Value?> & Sendable, field: FieldPath? = nil, _ rules: Rule<Value>...
    ) {
        examine = { root, error in
            var findings = Findings()
            if let value = root[keyPath: path] {
                for rule in rules { rule.examine(value, &findings) }
            } else if rules.contains(where: \.requiresPresence) {
                findings.add(Message.required.text)
            }
            Self.report(findings, path, field, &error)
        }
    }

    /// Looks at the whole input and blames one field.
    ///
    /// - Parameter passes: Whether the input is accepted; it must be quick and pure.
    public init<Value>(
        _ path: any KeyPath<Root, Value> & Sendable, field: FieldPath? = nil, _ message: String,
        _ passes: @escaping @Sendable (Root) -> Bool
    ) {
        examine = { root, error in
            if !passes(root) { error.add(field ?? Self.name(of: path), message) }
        }
    }

    /// Looks at the whole input and blames no field in particular: the message stands under `base`.
    public init(_ message: String, _ passes: @escaping @Sendable (Root) -> Bool) {
        examine = { root, error in
            if !passes(root) { error.add(.base, message) }
        }
    }

    private static func report(
        _ findings: Findings, _ path: PartialKeyPath<Root>, _ field: FieldPath?, _ error: inout ValidationError
    ) {
        guard !findings.all.isEmpty else { return }
        let name = field ?? Self.name(of: path)
        for finding in findings.all { error.add(name.appending(finding.suffix), finding.message) }
    }

    /// A path that is no stored property, such as `\.address.city`, has no name unless the check gives one.
    private static func name(of path: PartialKeyPath<Root>) -> FieldPath {
        Root.fieldName(of: path).map { FieldPath($0) } ?? .base
    }
}
