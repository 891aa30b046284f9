/// A type that the text of a variable can be read as.
///
/// An enum of texts needs only the conformance, and its errors list the texts allowed:
///
/// ```swift
/// enum MailEncryption: String, CaseIterable, EnvValue { case tls, none }
/// // MAIL_ENCRYPTION is "ssl" (read from .env:12): expected one of tls, none
/// ```
public protocol EnvValue: Sendable {
    /// What a valid text looks like, as an error says it after "expected".
    static var envExpectation: String { get }
    /// Whether values of this type are never shown.
    static var isEnvSecret: Bool { get }
    /// Reads a text that is not blank; nil when it is not a value.
    init?(envText text: String)
    /// The text that reads back as this value.
    var envText: String { get }
}

extension EnvValue {
    /// False: most values may be shown in an error.
    public static var isEnvSecret: Bool { false }
}

extension EnvValue where Self: RawRepresentable, Self: CaseIterable, RawValue: EnvValue {
    /// The texts allowed.
    public static var envExpectation: String { "one of " + allCases.map(\.envText).joined(separator: ", ") }

    /// Finds the case with this text, in any case of letters.
    public init?(envText text: String) {
        let wanted = EnvText.trimmed(text).lowercased()
        guard let found = Self.allCases.first(where: { $0.envText.lowercased() == wanted }) else { return nil }
        self = found
    }

    /// The raw value's text.
    public var envText: String { rawValue.envText }
}
