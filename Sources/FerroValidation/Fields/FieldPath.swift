/// The place of a field in an input: names and list indices joined by dots, as in `tags.1`.
public struct FieldPath: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text form, which is also the key of the field's errors.
    public let description: String

    /// Takes a path that is written out.
    public init(_ text: String) { description = text }

    /// Takes a path that is written out.
    public init(stringLiteral text: String) { description = text }

    /// Joins the keys at which a decoder stands; the root of the document is `base`.
    public init(_ keys: [any CodingKey]) {
        let names = keys.map { key in key.intValue.map(String.init) ?? key.stringValue }
        description = names.isEmpty ? Self.base.description : names.joined(separator: ".")
    }

    /// The input as a whole, for what is wrong with no field in particular.
    public static let base: FieldPath = "base"

    /// The path of something inside this one; an empty suffix changes nothing.
    func appending(_ suffix: String) -> FieldPath {
        suffix.isEmpty ? self : FieldPath("\(description).\(suffix)")
    }
}
