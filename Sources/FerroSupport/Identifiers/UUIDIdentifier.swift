#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A UUID that knows which type it belongs to: the key of a `@Model(id: UUID.self)`.
///
/// ```swift
/// struct Order { typealias ID = UUIDIdentifier<Order> }
/// let id = Order.ID.new()
/// ```
///
/// New ones are of version 7, which sort by the time they were made at (RFC 9562). It encodes as its 36 characters.
public struct UUIDIdentifier<Owner>: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The UUID stored in the database.
    public let rawValue: UUID

    /// Wraps a UUID.
    public init(_ rawValue: UUID) { self.rawValue = rawValue }

    /// Reads the form of RFC 9562, in either case; nil when the text is anything else.
    public init?(_ text: some StringProtocol) {
        guard let value = UUID(uuidString: String(text)) else { return nil }
        rawValue = value
    }

    /// A new key, greater than every one that this process made before at the same time or earlier.
    ///
    /// - Parameter now: the time it carries, to the millisecond.
    public static func new(at now: Date = Date()) -> Self { Self(UUIDSequence.next(at: now)) }

    /// Decodes the 36 characters.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(UUID.self)
    }

    /// Encodes the 36 characters in lower case.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Orders by the bytes, so keys of version 7 by time.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    /// The 36 characters in lower case, as RFC 9562 writes them.
    public var description: String { rawValue.uuidString.lowercased() }
}
