/// What Redis answers to one command (RESP2, https://redis.io/docs/reference/protocol-spec).
public enum RedisReply: Hashable, Sendable {
    /// A short text such as `OK`.
    case status(String)
    /// Bytes.
    case string([UInt8])
    /// A whole number.
    case integer(Int64)
    /// Nothing: a key, a field or an element that does not exist.
    case null
    /// Several replies.
    case array([RedisReply])
    /// The command was refused: `WRONGTYPE Operation against a key …`. As an element of an array; alone it is thrown.
    case error(String)
}

extension RedisReply {
    /// The first word of an error, `WRONGTYPE`; nil for other replies.
    public var errorPrefix: String? {
        guard case .error(let text) = self else { return nil }
        return text.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
    }

    /// Whether there is nothing.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The bytes of a string or a status; nil for other replies.
    public var bytes: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .status(let text): Array(text.utf8)
        default: nil
        }
    }
}
