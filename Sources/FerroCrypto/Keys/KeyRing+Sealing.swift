// The form of what is sealed: version (1 byte, 1), id of the key (4), nonce (12), ciphertext, tag (16).
extension KeyRing {
    private static let version: UInt8 = 1
    private static let headerSize = 5
    /// How many bytes sealing adds.
    package static let overhead = headerSize + AESGCM.nonceSize + AESGCM.tagSize

    /// Encrypts with AES-256-GCM, the current key and a random nonce of 96 bits (NIST SP 800-38D, section 8.2.2).
    ///
    /// One key seals 2^32 messages at most before the chance that two share a nonce is worth a thought: rotate before.
    /// - Parameter place: what else must be the same when it is opened; it is authenticated and not stored.
    package func seal(_ plain: [UInt8], in place: [UInt8]) throws(CryptoError) -> [UInt8] {
        try seal(plain, in: place, nonce: try SecureRandom.bytes(AESGCM.nonceSize))
    }

    package func seal(_ plain: [UInt8], in place: [UInt8], nonce: [UInt8]) throws(CryptoError) -> [UInt8] {
        let header = [Self.version] + current.id
        let sealed = try AESGCM.seal(plain, key: current.sealing, nonce: nonce, associated: header + place)
        return header + nonce + sealed
    }

    /// Opens what any key of the ring sealed in the same place.
    package func open(_ sealed: [UInt8], in place: [UInt8]) throws(CryptoError) -> [UInt8] {
        let header = Array(sealed.prefix(Self.headerSize))
        guard sealed.count >= Self.overhead, header.first == Self.version else {
            throw CryptoError(.format, "what should be opened is nothing that a key ring sealed")
        }
        guard let key = all.first(where: { $0.id == Array(header.dropFirst()) }) else {
            throw CryptoError(
                .unknownKey, "it was sealed with a key that the ring does not have: add that key to the previous keys")
        }
        let body = sealed.dropFirst(Self.headerSize)
        return try AESGCM.open(
            Array(body.dropFirst(AESGCM.nonceSize)), key: key.sealing, nonce: Array(body.prefix(AESGCM.nonceSize)),
            associated: header + place)
    }

    /// Whether it was sealed with a key other than the current one, so that sealing it again is due.
    package func needsResealing(_ sealed: [UInt8]) -> Bool {
        Array(sealed.prefix(Self.headerSize)) != [Self.version] + current.id
    }

    /// A code that is the same for the same message in the same place, one for each key, the current one first.
    package func blindIndexes(of message: [UInt8], in place: [UInt8]) throws(CryptoError) -> [[UInt8]] {
        var codes: [[UInt8]] = []
        for key in all {
            // The place is hashed first, so that no message can stand for the end of a place.
            codes.append(try SHA256.authenticate(SHA256.hash(place) + message, key: key.indexing))
        }
        return codes
    }
}
