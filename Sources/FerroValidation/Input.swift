import FerroSupport

/// A value that comes from outside: decoded field by field, then checked by its rules.
///
/// `@Input` writes everything but `rules`; `init(from:)` can also be written by hand with a `FieldReader`.
///
/// ```swift
/// @Input struct CreateLink {
///     var url: String
///     var tags: [String] = []
///
///     static var rules: Rules<Self> {
///         Check(\.url, .url, .length(...2_000))
///         Check(\.tags, .count(...5), .each(.length(1...20)))
///     }
/// }
/// ```
public protocol Input: Codable, Sendable {
    /// What must hold of a decoded value; none by default.
    ///
    /// The list is built each time it is read. A type on a hot path may keep it in a
    /// `static let rules = Rules<Self> { … }`.
    @RulesBuilder<Self> static var rules: Rules<Self> { get }

    /// The name under which a stored property is sent, or `nil` for a path that is not one.
    ///
    /// It is asked only about a field that failed.
    static func fieldName(of path: PartialKeyPath<Self>) -> String?
}

extension Input {
    /// No rules: whatever decodes is accepted.
    public static var rules: Rules<Self> { Rules([]) }

    /// Knows no property; every check must then name its field with `field:`.
    public static func fieldName(of path: PartialKeyPath<Self>) -> String? { nil }

    /// Applies every rule and throws one error with all that failed.
    public func validate() throws(ValidationError) {
        let error = Self.rules.failures(of: self)
        guard error.isEmpty else { throw error }
    }

    /// Decodes a value and validates it; whatever is wrong with a field becomes a `ValidationError`.
    ///
    /// Rules run only on a value that decoded: an input with a missing field reports its fields, not its rules.
    /// Field paths start at the decoder's own coding path.
    public static func validated(from decoder: any Decoder) throws(ValidationError) -> Self {
        let value: Self
        do {
            value = try Self(from: decoder)
        } catch {
            throw ValidationError(
                reading: Self.self, at: decoder.codingPath, failedWith: error, location: SourceLocation())
        }
        try value.validate()
        return value
    }
}
