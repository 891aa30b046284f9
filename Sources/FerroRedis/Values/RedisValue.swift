/// A type whose values Redis can keep as one string.
///
/// Texts, bytes, whole numbers and floating-point numbers conform. A type of an app's own conforms with two members:
///
/// ```swift
/// extension UserID: RedisValue {
///     init?(redisBytes bytes: [UInt8]) { … }
///     var redisArgument: RedisArgument { RedisArgument(rawValue) }
/// }
/// ```
public protocol RedisValue: Sendable {
    /// Reads what ``redisArgument`` wrote; nil for other bytes.
    init?(redisBytes bytes: [UInt8])
    /// The bytes to keep.
    var redisArgument: RedisArgument { get }
}

extension String: RedisValue {
    /// Reads UTF-8; nil for bytes that are not.
    public init?(redisBytes bytes: [UInt8]) { self.init(validating: bytes, as: UTF8.self) }
    /// The UTF-8 bytes.
    public var redisArgument: RedisArgument { RedisArgument(self) }
}

extension [UInt8]: RedisValue {
    /// The bytes themselves.
    public init?(redisBytes bytes: [UInt8]) { self = bytes }
    /// The bytes themselves.
    public var redisArgument: RedisArgument { RedisArgument(self) }
}

extension RedisValue where Self: FixedWidthInteger {
    /// Reads decimal digits with a sign; nil for other texts and for what does not fit.
    public init?(redisBytes bytes: [UInt8]) {
        guard let text = String(redisBytes: bytes) else { return nil }
        self.init(text)
    }
    /// Decimal digits.
    public var redisArgument: RedisArgument { RedisArgument(self) }
}

extension Int: RedisValue {}
extension Int8: RedisValue {}
extension Int16: RedisValue {}
extension Int32: RedisValue {}
extension Int64: RedisValue {}
extension UInt: RedisValue {}
extension UInt8: RedisValue {}
extension UInt16: RedisValue {}
extension UInt32: RedisValue {}
extension UInt64: RedisValue {}

extension Double: RedisValue {
    /// Reads a number as Redis writes it, `inf` and `-inf` included; nil for other texts.
    public init?(redisBytes bytes: [UInt8]) {
        guard let text = String(redisBytes: bytes) else { return nil }
        self.init(text)
    }
    /// The shortest digits that read back as the same number.
    public var redisArgument: RedisArgument { RedisArgument(self) }
}

extension Bool: RedisValue {
    /// Reads `1` and `0`; nil for other texts.
    public init?(redisBytes bytes: [UInt8]) {
        switch bytes {
        case [UInt8(ascii: "1")]: self = true
        case [UInt8(ascii: "0")]: self = false
        default: return nil
        }
    }
    /// `1` or `0`.
    public var redisArgument: RedisArgument { self ? 1 : 0 }
}

extension RedisKey: RedisValue {
    /// Reads UTF-8; nil for bytes that are not.
    public init?(redisBytes bytes: [UInt8]) {
        guard let name = String(redisBytes: bytes) else { return nil }
        rawValue = name
    }
    /// The UTF-8 bytes of the name.
    public var redisArgument: RedisArgument { RedisArgument(self) }
}
