/// A text that knows which type it is the key of: the natural key of a `@Model(id: String.self)`.
///
/// ```swift
/// struct Country { typealias ID = TextIdentifier<Country> }
/// let id: Country.ID = "no"
/// ```
///
/// It encodes as the bare text.
public struct TextIdentifier<Owner>: Hashable, Sendable, Comparable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The text stored in the database.
    public let rawValue: String

    /// Wraps a text.
    public init(_ rawValue: String) { self.rawValue = rawValue }
    /// Wraps a literal text.
    public init(stringLiteral value: String) { rawValue = value }

    /// Decodes the bare text.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Encodes the bare text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// Orders as Swift orders texts.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    /// The text.
    public var description: String { rawValue }
}
