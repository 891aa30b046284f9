/// The tag of one state of a resource, `"abc"`, or `W/"abc"` when it is weak (RFC 9110 section 8.8.3).
///
/// ```swift
/// let tag = EntityTag("\(post.id)-\(post.version)")
/// response.headers[.eTag] = tag.description
/// ```
///
/// Two states with one strong tag are the same byte for byte; with one weak tag they only mean the same.
public struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    /// The tag without its quotes.
    public let value: String
    /// Whether it says less than that every byte is the same.
    public let isWeak: Bool

    /// Makes a tag; what may not stand in one is percent-encoded.
    public init(_ value: String, isWeak: Bool = false) {
        self.value = PercentEncoding.encodeURI(value)
        self.isWeak = isWeak
    }

    /// Reads a field that holds one tag; nil for anything else.
    public init?(field: some StringProtocol) {
        var reader = EntityTagReader(field)
        guard let tag = reader.next(), reader.isAtEnd else { return nil }
        self = tag
    }

    init(read value: String, isWeak: Bool) {
        self.value = value
        self.isWeak = isWeak
    }

    /// The tag as a header field has it.
    public var description: String { isWeak ? "W/\"\(value)\"" : "\"\(value)\"" }

    /// Whether both are the same strong tag, as ranges and `If-Match` ask for (RFC 9110 section 8.8.3.2).
    public func stronglyMatches(_ other: EntityTag) -> Bool { !isWeak && !other.isWeak && value == other.value }

    /// Whether both are the same but for their strength, as `If-None-Match` asks for.
    public func weaklyMatches(_ other: EntityTag) -> Bool { value == other.value }
}
