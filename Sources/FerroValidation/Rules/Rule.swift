/// One thing that must hold of a value, with the sentence that is said when it does not.
///
/// Rules are values: name one and use it in many inputs.
///
/// ```swift
/// extension Rule where Value == String {
///     static var slug: Rule { .custom("must be a slug") { $0.allSatisfy { $0.isLetter || $0 == "-" } } }
/// }
/// ```
public struct Rule<Value: Sendable>: Sendable {
    /// Appends what is wrong to the findings.
    let examine: @Sendable (Value, inout Findings) -> Void
    /// Whether an optional value must be there.
    let requiresPresence: Bool

    init(requiresPresence: Bool = false, examine: @escaping @Sendable (Value, inout Findings) -> Void) {
        self.requiresPresence = requiresPresence
        self.examine = examine
    }

    init(_ message: Message, _ passes: @escaping @Sendable (Value) -> Bool) {
        self.init { value, findings in
            if !passes(value) { findings.add(message.text) }
        }
    }

    /// A rule of the app's own.
    ///
    /// - Parameters:
    ///   - message: A sentence without its subject, such as "must be a slug".
    ///   - passes: Whether the value is accepted; it must be quick and pure.
    public static func custom(_ message: String, _ passes: @escaping @Sendable (Value) -> Bool) -> Rule {
        Rule { value, findings in
            if !passes(value) { findings.add(message) }
        }
    }

    /// An optional field must be sent and not null; other rules of an optional field apply only when it is there.
    public static var required: Rule { Rule(requiresPresence: true) { _, _ in } }
}

/// What the rules of one field found, before the field's name is known.
///
/// The name is looked up only when something was found: an accepted value costs no look-up.
struct Findings {
    /// Where below the field, and what.
    private(set) var all: [(suffix: String, message: String)] = []
    private var prefix = ""

    var isFull: Bool { all.count >= ValidationError.maximumFields }

    mutating func add(_ message: String) { all.append((prefix, message)) }

    mutating func add(_ failure: ValidationError) {
        for field in failure.errors {
            for message in field.messages {
                all.append((prefix.isEmpty ? "\(field.field)" : "\(prefix).\(field.field)", message))
            }
        }
    }

    /// Runs `body` with everything it finds placed under an index of this value.
    mutating func at(_ index: Int, _ body: (inout Findings) -> Void) {
        let outer = prefix
        prefix = outer.isEmpty ? "\(index)" : "\(outer).\(index)"
        body(&self)
        prefix = outer
    }
}
