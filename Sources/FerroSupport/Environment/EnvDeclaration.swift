/// A key without its type: what documentation and the check at start need to know of it.
///
/// The framework and the app list theirs in explicit arrays, in the order of `.env.example`:
///
/// ```swift
/// let appKeys = [EnvKey.appURL.declaration.required(when: \.isProductionLike), EnvKey.serverPort.declaration]
/// ```
public struct EnvDeclaration: Sendable {
    /// The variable.
    public let name: String
    /// The default as text; empty when there is none, and always for a secret.
    public let defaultText: String
    /// One sentence on what it does.
    public let summary: String
    /// Whether its value is never shown.
    public let isSecret: Bool
    /// The heading it is listed under.
    public let group: String
    private let reading: @Sendable (Env) -> EnvError?

    /// Declares a variable that no typed key reads.
    public init(name: String, defaultText: String = "", summary: String, isSecret: Bool = false, group: String = "App")
    {
        self.init(
            name: name, defaultText: defaultText, summary: summary, isSecret: isSecret, group: group,
            reading: { _ in nil })
    }

    init(
        name: String, defaultText: String, summary: String, isSecret: Bool, group: String,
        reading: @escaping @Sendable (Env) -> EnvError?
    ) {
        self.name = name
        self.defaultText = isSecret ? "" : defaultText
        self.summary = summary
        self.isSecret = isSecret
        self.group = group
        self.reading = reading
    }

    /// What is wrong with the variable in an environment; nil when it can be used.
    public func problem(in env: Env) -> EnvError? { reading(env) }

    /// The same, but to be missing is a problem in the stages chosen.
    public func required(when isRequired: @escaping @Sendable (Stage) -> Bool) -> EnvDeclaration {
        EnvDeclaration(
            name: name, defaultText: defaultText, summary: summary, isSecret: isSecret, group: group,
            reading: { [name, reading] env in
                if let problem = reading(env) { return problem }
                guard isRequired(env.stage), EnvText.trimmed(env.entry(name)?.text ?? "").isEmpty else { return nil }
                return EnvError(
                    .missing, "\(name) is not set, and \(env.stage) needs it: set it in the process environment",
                    variable: name)
            })
    }
}

extension EnvKey {
    /// The key without its type, for `.env.example` and for ``Env/check(_:location:)``.
    public var declaration: EnvDeclaration {
        EnvDeclaration(
            name: name, defaultText: defaultValue.map(render) ?? "", summary: summary, isSecret: isSecret, group: group,
            reading: { env in
                do throws(EnvError) {
                    _ = try env.optional(self)
                    return nil
                } catch {
                    return error
                }
            })
    }
}
