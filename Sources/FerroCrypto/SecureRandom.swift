import CCrypto

/// Bytes that nobody can guess, from OpenSSL's generator, which the system seeds (NIST SP 800-90A).
public enum SecureRandom {
    /// Random bytes for keys, nonces and tokens.
    ///
    /// - Parameter count: how many.
    /// - Throws: ``CryptoError`` with `.random` when the system gives none; nothing predictable is ever answered.
    public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        guard let size = CInt(exactly: bytes.count), RAND_bytes(&bytes, size) == 1 else {
            throw CryptoError(.random, "the system gave no random bytes: check that /dev/urandom can be read")
        }
        return bytes
    }
}
