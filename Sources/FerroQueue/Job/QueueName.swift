/// The name of a line that jobs wait in.
///
/// ```swift
/// extension QueueName { static let mail = QueueName("mail") }
/// ```
public struct QueueName: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as it is stored.
    public let rawValue: String

    /// A queue of a name.
    public init(_ rawValue: String) { self.rawValue = rawValue }
    /// A queue of a literal name.
    public init(stringLiteral value: String) { rawValue = value }

    /// Decodes the bare name.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Encodes the bare name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// The name itself.
    public var description: String { rawValue }

    /// The queue of every job that names no other; ``QueueConfiguration/defaultQueue`` may rename it.
    public static let `default` = QueueName("default")
}
