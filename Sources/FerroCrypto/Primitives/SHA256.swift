import CCrypto

/// SHA-256 and what is made of it, over OpenSSL's EVP interface.
package enum SHA256 {
    /// How many bytes a digest has.
    package static let size = 32

    /// The digest of a message (FIPS 180-4).
    package static func hash(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: size)
        var length = 0
        guard EVP_Q_digest(nil, "SHA256", nil, message, message.count, &digest, &length) == 1, length == size else {
            throw CryptoError(.unavailable, "libcrypto has no SHA-256: check its configuration and providers")
        }
        return digest
    }

    /// The code that only someone with the key can make of a message (HMAC, RFC 2104).
    package static func authenticate(_ message: [UInt8], key: [UInt8]) throws(CryptoError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: size)
        var length = 0
        let made = EVP_Q_mac(
            nil, "HMAC", nil, "SHA256", nil, key, key.count, message, message.count, &code, size, &length)
        guard made != nil, length == size else {
            throw CryptoError(.unavailable, "libcrypto has no HMAC-SHA256: check its configuration and providers")
        }
        return code
    }

    /// A key of 32 bytes for one purpose, from a key for many: the first block of HKDF-Expand (RFC 5869, section 2.3).
    package static func expand(_ key: [UInt8], purpose: [UInt8]) throws(CryptoError) -> [UInt8] {
        try authenticate(purpose + [1], key: key)
    }
}
