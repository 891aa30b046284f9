/// A key that knows which type it belongs to, so that a user's id cannot find a post.
///
/// ```swift
/// struct Post { typealias ID = Identifier<Post> }
/// let id: Post.ID = 7
/// ```
///
/// It encodes as the bare number.
public struct Identifier<Owner>: Hashable, Sendable, Comparable, Codable, ExpressibleByIntegerLiteral,
    CustomStringConvertible
{
    /// The number stored in the database.
    public let rawValue: Int64

    /// Wraps a number.
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
    /// Wraps a literal number.
    public init(integerLiteral value: Int64) { self.rawValue = value }

    /// Reads a decimal number; nil when the text is anything else.
    public init?(_ text: some StringProtocol) {
        guard let value = Int64(text) else { return nil }
        self.rawValue = value
    }

    /// Decodes the bare number.
    public init(from decoder: any Decoder) throws {
        self.rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Encodes the bare number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// Orders by the number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    /// The number in decimal.
    public var description: String { String(rawValue) }
}
