/// The name of a variable and the type of its value.
///
/// ```swift
/// extension EnvKey where Value == Int {
///     static var serverPort: Self {
///         .init("SERVER_PORT", default: 8080, in: 0...65535, group: "Server", "Port to listen on; 0 takes a free one")
///     }
/// }
/// extension EnvKey where Value == URL { static var databaseURL: Self { "DATABASE_URL" } }
/// ```
public struct EnvKey<Value: EnvValue>: Sendable, ExpressibleByStringLiteral {
    /// The variable, `SERVER_PORT`.
    public let name: String
    /// The value when the variable is not set or empty; nil when there is none.
    public let defaultValue: Value?
    /// The heading it is listed under in `.env.example`.
    public let group: String
    /// One sentence on what it does.
    public let summary: String
    /// Whether its value is never shown: the type is ``Secret``, or the key says so.
    public let isSecret: Bool
    /// What a valid text looks like: `a whole number from 0 to 65535`.
    public let expectation: String
    let parse: @Sendable (String) -> Value?
    let render: @Sendable (Value) -> String

    /// A key whose texts its type reads.
    public init(
        _ name: String, default value: Value? = nil, isSecret: Bool = false, group: String = "App",
        _ summary: String = ""
    ) {
        self.init(
            name, default: value, isSecret: isSecret, group: group, summary, expecting: Value.envExpectation,
            parse: { Value(envText: $0) })
    }

    /// A key with rules of its own.
    ///
    /// - Parameters:
    ///   - expectation: what a valid text looks like, as the error says it after "expected".
    ///   - parse: reads a text that is not blank; nil refuses it.
    ///   - render: writes a default into `.env.example` so that `parse` reads it back.
    public init(
        _ name: String, default value: Value? = nil, isSecret: Bool = false, group: String = "App",
        _ summary: String = "", expecting expectation: String, parse: @escaping @Sendable (String) -> Value?,
        render: @escaping @Sendable (Value) -> String = { $0.envText }
    ) {
        self.name = name
        self.defaultValue = value
        self.group = group
        self.summary = summary
        self.isSecret = isSecret || Value.isEnvSecret
        self.expectation = expectation
        self.parse = parse
        self.render = render
    }

    /// A key that is only a name: no default, no description.
    public init(stringLiteral name: String) { self.init(name) }
}

extension EnvKey {
    func malformed(_ entry: EnvEntry, _ location: SourceLocation) -> EnvError {
        let hidden = isSecret || SensitiveName.matches(name)
        let shown = hidden ? "<redacted, \(entry.text.count) characters>" : EnvText.shown(entry.text)
        return EnvError(
            .malformed, "\(name) is \(shown) (read from \(entry.origin)): expected \(expectation)", variable: name,
            file: location.file, line: location.line)
    }

    func missing(_ entry: EnvEntry?, _ location: SourceLocation) -> EnvError {
        let state = entry.map { "empty (read from \($0.origin))" } ?? "not set"
        return EnvError(
            .missing, "\(name) is \(state): set it in the process environment or in .env, to \(expectation)",
            variable: name, file: location.file, line: location.line)
    }
}
