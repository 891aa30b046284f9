import FerroCrypto
import Testing

@Suite struct `AES-256-GCM` {
    struct Example: Sendable {
        var key: String
        var nonce: String
        var plain = ""
        var associated = ""
        var cipher = ""
        var tag: String
    }

    private static let zero = String(repeating: "0", count: 64)
    private static let key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
    private static let plain = """
        d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
        1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255
        """
    private static let cipher = """
        522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
        8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad
        """

    /// Test cases 13 to 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", which NIST SP 800-38D refers to.
    static let examples: [Example] = [
        Example(key: zero, nonce: String(zero.prefix(24)), tag: "530f8afbc74536b9a963b4f1c4cb738b"),
        Example(
            key: zero, nonce: String(zero.prefix(24)), plain: String(zero.prefix(32)),
            cipher: "cea7403d4d606b6e074ec5d3baf39d18", tag: "d0d1c8a799996bf0265b98b5d48ab919"),
        Example(
            key: key, nonce: "cafebabefacedbaddecaf888", plain: plain, cipher: cipher,
            tag: "b094dac5d93471bdec1a502270e3cc6c"),
        Example(
            key: key, nonce: "cafebabefacedbaddecaf888", plain: String(plain.prefix(120)),
            associated: "feedfacedeadbeeffeedfacedeadbeefabaddad2", cipher: String(cipher.prefix(120)),
            tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
    ]

    @Test(arguments: examples) func `the published examples are sealed and opened`(_ example: Example) throws {
        let key = hex(example.key), nonce = hex(example.nonce), associated = hex(example.associated)
        let sealed = try AESGCM.seal(hex(example.plain), key: key, nonce: nonce, associated: associated)
        #expect(sealed == hex(example.cipher + example.tag))
        #expect(try AESGCM.open(sealed, key: key, nonce: nonce, associated: associated) == hex(example.plain))
    }

    @Test func `no bit of what was sealed can be changed`() throws {
        let key = hex(Self.key), nonce = hex("cafebabefacedbaddecaf888"), associated = hex("feed")
        let sealed = try AESGCM.seal(hex("d931"), key: key, nonce: nonce, associated: associated)
        for bit in 0..<sealed.count * 8 {
            var forged = sealed
            forged[bit / 8] ^= 1 << UInt8(bit % 8)
            let error = #expect(throws: CryptoError.self) {
                try AESGCM.open(forged, key: key, nonce: nonce, associated: associated)
            }
            #expect(error?.code == .authentication)
        }
        for count in 0..<sealed.count {
            #expect(throws: CryptoError.self) {
                try AESGCM.open(Array(sealed.prefix(count)), key: key, nonce: nonce, associated: associated)
            }
        }
        #expect(throws: CryptoError.self) { try AESGCM.open(sealed, key: key, nonce: nonce, associated: []) }
    }

    @Test(arguments: [(31, 12), (33, 12), (16, 12), (32, 11), (32, 16), (0, 0)])
    func `a key or nonce of another size is refused`(key: Int, nonce: Int) {
        let error = #expect(throws: CryptoError.self) {
            try AESGCM.seal(
                [1], key: Array(repeating: 0, count: key), nonce: Array(repeating: 0, count: nonce), associated: [])
        }
        #expect(error?.code == .key)
    }
}
