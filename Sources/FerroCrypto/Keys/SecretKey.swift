#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// 32 random bytes that everything secret of an app is made from; its textual forms never show them.
///
/// ```swift
/// let key = try SecretKey("base64:7yT0a…=")
/// ```
public struct SecretKey: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many bytes a key has.
    public static let size = 32

    private let bytes: [UInt8]
    /// Names the key without telling anything of it: four bytes of an HMAC.
    package let id: [UInt8]
    /// The key that seals.
    package let sealing: [UInt8]
    /// The key that makes blind indexes.
    package let indexing: [UInt8]

    /// A key of given bytes; throws ``CryptoError`` with `.key` unless they are 32.
    public init(bytes: [UInt8]) throws(CryptoError) {
        guard bytes.count == Self.size else {
            throw CryptoError(.key, "a key has 32 bytes, not \(bytes.count): make one with SecretKey.random()")
        }
        self.bytes = bytes
        id = Array(try SHA256.expand(bytes, purpose: Array("ferro key id".utf8)).prefix(4))
        sealing = try SHA256.expand(bytes, purpose: Array("ferro seal".utf8))
        indexing = try SHA256.expand(bytes, purpose: Array("ferro blind index".utf8))
    }

    /// Reads `base64:` and the 44 characters of base64 (RFC 4648) that hold 32 bytes.
    ///
    /// Throws ``CryptoError`` with `.key` for every other text; the error does not repeat it.
    public init(_ text: String) throws(CryptoError) {
        let prefix = "base64:"
        guard text.hasPrefix(prefix), let data = Data(base64Encoded: String(text.dropFirst(prefix.count))) else {
            throw CryptoError(.key, "a key is written as base64: followed by its 32 bytes in base64")
        }
        try self.init(bytes: Array(data))
    }

    /// A new key.
    public static func random() throws(CryptoError) -> SecretKey {
        try SecretKey(bytes: SecureRandom.bytes(size))
    }

    /// The text that ``init(_:)`` reads: write it where secrets are kept, and nowhere else.
    public func reveal() -> String { "base64:" + Data(bytes).base64EncodedString() }

    /// Whether two keys are the same, in constant time.
    public static func == (left: Self, right: Self) -> Bool { ConstantTime.equals(left.bytes, right.bytes) }

    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Hides the bytes from `dump`.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
