/// One argument of a command: bytes, from a text, a number or bytes.
public struct RedisArgument: Hashable, Sendable {
    enum Storage: Hashable, Sendable {
        case text(String)
        case bytes([UInt8])
        case integer(Int64)
    }

    let storage: Storage

    /// The UTF-8 bytes of a text.
    public init(_ text: String) { storage = .text(text) }
    /// Bytes as they are.
    public init(_ bytes: [UInt8]) { storage = .bytes(bytes) }
    /// A whole number in decimal digits.
    public init(_ number: some BinaryInteger) {
        storage = Int64(exactly: number).map { .integer($0) } ?? .text(String(number))
    }
    /// The name of a key.
    public init(_ key: RedisKey) { storage = .text(key.rawValue) }
    /// A floating-point number in the shortest form that reads back as the same; infinities as `inf` and `-inf`.
    public init(_ number: Double) { storage = .text(number.redisText) }

    /// The bytes that are sent.
    public var bytes: [UInt8] {
        switch storage {
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        case .integer(let number): Array(String(number).utf8)
        }
    }
}

extension RedisArgument: ExpressibleByStringInterpolation {
    /// The UTF-8 bytes of a text.
    public init(stringLiteral text: String) { self.init(text) }
}

extension RedisArgument: ExpressibleByIntegerLiteral {
    /// A whole number in decimal digits.
    public init(integerLiteral number: Int64) { storage = .integer(number) }
}

extension Double {
    /// The number as Redis reads it exactly.
    var redisText: String {
        if isNaN { return "nan" }
        if isInfinite { return self < 0 ? "-inf" : "inf" }
        return "\(self)"
    }
}
