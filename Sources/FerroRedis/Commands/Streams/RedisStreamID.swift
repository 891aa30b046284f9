/// The id of an entry of a stream, `1700000000000-0`: when it was added and its number in that millisecond.
public struct RedisStreamID: Hashable, Sendable {
    /// Milliseconds since 1970 by the server's clock.
    public let milliseconds: UInt64
    /// The number among the entries of one millisecond.
    public let sequence: UInt64

    /// Before every entry.
    public static let zero = RedisStreamID(milliseconds: 0, sequence: 0)

    /// Names an entry.
    public init(milliseconds: UInt64, sequence: UInt64) {
        self.milliseconds = milliseconds
        self.sequence = sequence
    }

    /// Reads `1700000000000-0`; nil for other texts.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let milliseconds = UInt64(parts[0]), let sequence = UInt64(parts[1]) else { return nil }
        self.init(milliseconds: milliseconds, sequence: sequence)
    }
}

extension RedisStreamID: Comparable {
    /// Whether one entry was added before another.
    public static func < (first: Self, second: Self) -> Bool {
        (first.milliseconds, first.sequence) < (second.milliseconds, second.sequence)
    }
}

extension RedisStreamID: CustomStringConvertible {
    /// `1700000000000-0`.
    public var description: String { "\(milliseconds)-\(sequence)" }
}

extension RedisStreamID: RedisValue {
    /// Reads `1700000000000-0`; nil for other bytes.
    public init?(redisBytes bytes: [UInt8]) {
        guard let text = String(redisBytes: bytes) else { return nil }
        self.init(text)
    }
    /// `1700000000000-0`.
    public var redisArgument: RedisArgument { RedisArgument(description) }
}

/// An entry of a stream.
public struct RedisStreamEntry: Hashable, Sendable {
    /// Its id.
    public let id: RedisStreamID
    /// Its fields; none when it was deleted after it had been handed out.
    public let fields: [String: [UInt8]]

    /// An entry of a stream.
    public init(id: RedisStreamID, fields: [String: [UInt8]]) {
        self.id = id
        self.fields = fields
    }

    /// One field; nil when it is not there or does not read as the type.
    public func field<Value: RedisValue>(_ name: String, as type: Value.Type = Value.self) -> Value? {
        fields[name].flatMap { Value(redisBytes: $0) }
    }

    init?(_ reply: RedisReply) {
        guard let parts = reply.elements, parts.count == 2, let id = parts[0].value(as: RedisStreamID.self) else {
            return nil
        }
        if parts[1].isNull {
            self.init(id: id, fields: [:])
            return
        }
        guard let fields = parts[1].pairs({ $0.text }, { $0.bytes }) else { return nil }
        self.init(id: id, fields: Dictionary(fields) { _, last in last })
    }
}
