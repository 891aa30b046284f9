import FerroCrypto
import Testing

@Suite struct `SHA-256` {
    /// FIPS 180-4, the examples of NIST.
    static let digests: [(String, String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]

    @Test(arguments: digests) func `digests are those of NIST`(message: String, digest: String) throws {
        #expect(try SHA256.hash(Array(message.utf8)) == hex(digest))
    }

    struct Code: Sendable {
        var key: [UInt8]
        var message: [UInt8]
        var code: String
    }

    /// RFC 4231, sections 4.2 to 4.4, 4.7 and 4.8.
    static let codes: [Code] = [
        Code(
            key: Array(repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Code(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Code(
            key: Array(repeating: 0xaa, count: 20), message: Array(repeating: 0xdd, count: 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Code(
            key: Array(repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Code(
            key: Array(repeating: 0xaa, count: 131),
            message: Array(
                """
                This is a test using a larger than block-size key and a larger than block-size data. The key needs to \
                be hashed before being used by the HMAC algorithm.
                """.utf8),
            code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ]

    @Test(arguments: codes) func `authentication codes are those of RFC 4231`(_ example: Code) throws {
        #expect(try SHA256.authenticate(example.message, key: example.key) == hex(example.code))
    }

    @Test func `an expanded key is the first block of RFC 5869, A.1`() throws {
        let key = hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
        let block = hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")
        #expect(try SHA256.expand(key, purpose: hex("f0f1f2f3f4f5f6f7f8f9")) == block)
    }

    @Test(arguments: [
        ("", "", true), ("aa", "aa", true), ("aa", "ab", false), ("aabb", "aa", false), ("", "aa", false),
    ])
    func `bytes are compared`(left: String, right: String, areEqual: Bool) {
        #expect(ConstantTime.equals(hex(left), hex(right)) == areEqual)
    }
}
