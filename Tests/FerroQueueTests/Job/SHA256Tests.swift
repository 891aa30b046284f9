import Testing

@testable import FerroQueue

@Suite struct SHA256Tests {
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func `the digests of FIPS 180's examples are theirs`(text: String, digest: String) {
        #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
    }

    @Test func `a million letters have the digest of the standard`() {
        let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(
            SHA256.hexDigest(of: letters) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `a key says its type, holds no payload, and fits`() {
        #expect(JobKey.own("7", of: "index_post") == "index_post by 7")
        let key = JobKey.payload(Array(#"{"token":"secret"}"#.utf8), of: "send")
        #expect(key.hasPrefix("send is "))
        #expect(!key.contains("secret"))
        let long = String(repeating: "é", count: 200)
        #expect(JobKey.own(long, of: "a").utf8.count <= 255)
        #expect(JobKey.own(long, of: "a") != JobKey.own(long, of: "b"))
        #expect(JobKey.own("by b", of: "a") != JobKey.own("b", of: "a by"))
    }
}
