import CCrypto

/// AES-256 in Galois/Counter Mode (NIST SP 800-38D) over OpenSSL's EVP interface.
package enum AESGCM {
    /// How many bytes a key has.
    package static let keySize = 32
    /// How many bytes a nonce has; no two messages under one key may share a nonce.
    package static let nonceSize = 12
    /// How many bytes the authentication tag has.
    package static let tagSize = 16

    /// Encrypts, and authenticates the associated data with it.
    ///
    /// - Returns: the ciphertext, as long as the plain text, followed by the tag.
    package static func seal(
        _ plain: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        let cipher = try Cipher.start(key: key, nonce: nonce, encrypts: true)
        try cipher.authenticate(associated)
        let sealed = try cipher.update(plain)
        var tag = [UInt8](repeating: 0, count: tagSize)
        guard cipher.finish(), EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_AEAD_GET_TAG, CInt(tagSize), &tag) == 1
        else { throw Cipher.failure }
        return sealed + tag
    }

    /// Decrypts what ``seal(_:key:nonce:associated:)`` answered.
    ///
    /// Throws ``CryptoError`` with `.authentication` when a byte of it, of the nonce or of the associated data differs.
    package static func open(
        _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        guard sealed.count >= tagSize else { throw Cipher.forged }
        let cipher = try Cipher.start(key: key, nonce: nonce, encrypts: false)
        try cipher.authenticate(associated)
        let plain = try cipher.update(Array(sealed.dropLast(tagSize)))
        var tag = Array(sealed.suffix(tagSize))
        guard EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_AEAD_SET_TAG, CInt(tagSize), &tag) == 1 else {
            throw Cipher.failure
        }
        // The plain text is nobody's before the tag is checked.
        guard cipher.finish() else { throw Cipher.forged }
        return plain
    }
}

/// One run of the cipher; frees OpenSSL's context, which clears the key, at its end.
private struct Cipher: ~Copyable {
    static let failure = CryptoError(
        .unavailable, "libcrypto refused AES-256-GCM: check its configuration and providers")
    static let forged = CryptoError(
        .authentication, "what should be opened was changed, or belongs to another key or another place")

    let context: OpaquePointer

    private init(context: OpaquePointer) { self.context = context }

    static func start(key: [UInt8], nonce: [UInt8], encrypts: Bool) throws(CryptoError) -> Cipher {
        guard let context = EVP_CIPHER_CTX_new() else { throw Cipher.failure }
        let cipher = Cipher(context: context)
        try cipher.begin(key: key, nonce: nonce, encrypts: encrypts)
        return cipher
    }

    private func begin(key: [UInt8], nonce: [UInt8], encrypts: Bool) throws(CryptoError) {
        guard key.count == AESGCM.keySize, nonce.count == AESGCM.nonceSize else {
            throw CryptoError(.key, "AES-256-GCM takes a key of 32 bytes and a nonce of 12")
        }
        guard EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce, encrypts ? 1 : 0) == 1 else {
            throw Cipher.failure
        }
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    func authenticate(_ associated: [UInt8]) throws(CryptoError) {
        var written: CInt = 0
        guard let count = CInt(exactly: associated.count),
            associated.isEmpty || EVP_CipherUpdate(context, nil, &written, associated, count) == 1
        else { throw Cipher.failure }
    }

    func update(_ input: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let count = CInt(exactly: input.count) else {
            throw CryptoError(.size, "a message of 2 GiB or more cannot be sealed at once")
        }
        if input.isEmpty { return [] }
        var output = [UInt8](repeating: 0, count: input.count)
        var written: CInt = 0
        guard EVP_CipherUpdate(context, &output, &written, input, count) == 1, written == count else {
            throw Cipher.failure
        }
        return output
    }

    /// Makes the tag, or checks it.
    func finish() -> Bool {
        var rest = [UInt8](repeating: 0, count: 16)
        var written: CInt = 0
        return EVP_CipherFinal_ex(context, &rest, &written) == 1
    }
}
