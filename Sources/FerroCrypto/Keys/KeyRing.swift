/// The key that seals, and older ones that still open.
///
/// ```swift
/// let keys = try KeyRing(current: env.APP_KEY, previous: env.APP_PREVIOUS_KEYS)
/// ```
///
/// To change the key put a new one in front and the old one among the previous ones; take the old one away when nothing
/// is left that was sealed with it.
public struct KeyRing: Sendable, CustomStringConvertible {
    /// The key that seals.
    public let current: SecretKey
    /// Keys that open what they sealed once.
    public let previous: [SecretKey]

    /// A ring of keys; throws ``CryptoError`` with `.key` when two different keys cannot be told apart by their ids.
    ///
    /// A key that stands in it twice counts once.
    public init(current: SecretKey, previous: [SecretKey] = []) throws(CryptoError) {
        var known = [current]
        for key in previous where !known.contains(key) {
            if known.contains(where: { $0.id == key.id }) {
                throw CryptoError(
                    .key, "two keys of the ring have one id, by a chance of 1 in 4 billion: make another key")
            }
            known.append(key)
        }
        self.current = current
        self.previous = Array(known.dropFirst())
    }

    /// Reads keys as ``SecretKey/init(_:)`` does.
    ///
    /// - Parameters:
    ///   - current: `base64:…`, as `APP_KEY` has it.
    ///   - previous: none or some with commas between them, as `APP_PREVIOUS_KEYS` has them.
    /// - Throws: ``CryptoError`` with `.key` when a text is no key.
    public init(current: String, previous: String = "") throws(CryptoError) {
        var keys: [SecretKey] = []
        for text in previous.split(separator: ",") {
            let trimmed = text.drop { $0 == " " }.prefix { $0 != " " }
            if !trimmed.isEmpty { keys.append(try SecretKey(String(trimmed))) }
        }
        try self.init(current: try SecretKey(current), previous: keys)
    }

    /// All keys, the current one first.
    package var all: [SecretKey] { [current] + previous }

    /// How many keys there are; none of them.
    public var description: String { "KeyRing(\(all.count) keys)" }
}
