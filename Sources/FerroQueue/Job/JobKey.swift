/// The key under which a job is unique: always one of its type, and never the payload itself.
///
/// A key of one's own reads `NAME by KEY`. Without one it is `NAME is DIGEST`, with the SHA-256 of the payload's JSON, so
/// that two payloads never share a key and none can be read from it; of an encrypted job it is the sealer's fingerprint,
/// because a payload that can be guessed can be recognized by its hash. What would be longer than a key may be, or could be
/// read in two ways, is a SHA-256 as a whole.
enum JobKey {
    /// How many bytes a key may take.
    static let limit = 255

    static func own(_ key: String, of name: String) -> String { bounded(name, "by", key) }

    static func payload(_ payload: [UInt8], of name: String) -> String {
        bounded(name, "is", SHA256.hexDigest(of: payload))
    }

    static func fingerprint(_ fingerprint: [UInt8], of name: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = fingerprint.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return bounded(name, "is", String(decoding: text, as: UTF8.self))
    }

    private static func bounded(_ name: String, _ word: String, _ rest: String) -> String {
        let plain = "\(name) \(word) \(rest)"
        guard plain.utf8.count > limit || name.contains(" ") else { return plain }
        return SHA256.hexDigest(of: Array("\(name.utf8.count) \(plain)".utf8))
    }
}
