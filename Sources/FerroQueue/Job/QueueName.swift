/// The name of a line that jobs wait in: 1 to 64 of the characters `A-Z a-z 0-9 . _ -`.
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

    /// Whether it is a name that a queue may have; jobs are not pushed to others.
    public var isValid: Bool {
        let bytes = rawValue.utf8
        return (1...64).contains(bytes.count)
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }

    /// Throws `.invalid` when it is not.
    func validate() throws(QueueError) {
        guard isValid else {
            throw QueueError(
                .invalid,
                "a queue cannot be called \"\(rawValue.prefix(80))\": \(Self.rule)")
        }
    }

    /// What a name is made of, as errors say it.
    static let rule = "use 1 to 64 of the letters A-Z and a-z, digits, \".\", \"_\" and \"-\""

    /// The name itself.
    public var description: String { rawValue }

    /// The queue of every job that names no other; ``QueueConfiguration/defaultQueue`` may rename it.
    public static let `default` = QueueName("default")
}
