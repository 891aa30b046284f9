import CCrypto

/// Comparison that takes as long for a wrong first byte as for a wrong last one.
package enum ConstantTime {
    /// Whether the bytes are equal; how long it takes tells their number, never their content (`CRYPTO_memcmp`).
    package static func equals(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
