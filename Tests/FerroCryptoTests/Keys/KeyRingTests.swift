import FerroCrypto
import Testing

@Suite struct `A ring of keys` {
    private let old: SecretKey
    private let new: SecretKey
    private let place = Array("accounts.token".utf8)

    init() throws {
        old = try SecretKey(bytes: Array(0..<32))
        new = try SecretKey(bytes: Array(32..<64))
    }

    @Test func `a key is read from what it reveals and shows itself nowhere else`() throws {
        #expect(try SecretKey(old.reveal()) == old)
        #expect(old.reveal() == "base64:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
        var dumped = ""
        dump(old, to: &dumped)
        #expect("\(old)" == "<redacted>" && String(reflecting: old) == "<redacted>" && !dumped.contains("1"))
        #expect(try SecretKey.random() != SecretKey.random())
    }

    @Test(arguments: [
        "", "base64:", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "base64:AAEC", "base64:%", "secret",
    ])
    func `a text that is no key is refused without being repeated`(text: String) {
        let error = #expect(throws: CryptoError.self) { try SecretKey(text) }
        #expect(error?.code == .key)
        #expect(text.count < 8 || error?.message.contains(text) == false)
    }

    @Test func `a ring is read from the two variables of the environment`() throws {
        let both = try KeyRing(current: new.reveal(), previous: "\(old.reveal()), \(new.reveal()),")
        #expect(both.current == new && both.previous == [old])
        #expect(try KeyRing(current: new.reveal()).previous.isEmpty)
        #expect(throws: CryptoError.self) { try KeyRing(current: new.reveal(), previous: "x") }
        #expect("\(both)" == "KeyRing(2 keys)")
    }

    @Test(arguments: [0, 1, 15, 16, 17, 10_000]) func `what is sealed opens again`(count: Int) throws {
        let keys = try KeyRing(current: new)
        let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let sealed = try keys.seal(plain, in: place)
        let again = try keys.seal(plain, in: place)
        #expect(sealed.count == count + KeyRing.overhead && sealed != again)
        #expect(try keys.open(sealed, in: place) == plain)
    }

    @Test func `the stored form stays as it is`() throws {
        let keys = try KeyRing(current: old)
        let sealed = try keys.seal(Array("secret".utf8), in: place, nonce: hex("000102030405060708090a0b"))
        #expect(sealed == hex(Self.stored))
    }

    /// Rows of older versions of the app are stored like this.
    private static let stored = "012b6cb573000102030405060708090a0be51b14cb67551d15501642321eb3843b3f615bf672fe"

    @Test func `a previous key opens and asks to be sealed again`() throws {
        let before = try KeyRing(current: old), after = try KeyRing(current: new, previous: [old])
        let sealed = try before.seal([1, 2, 3], in: place)
        #expect(try after.open(sealed, in: place) == [1, 2, 3])
        #expect(after.needsResealing(sealed) && !before.needsResealing(sealed))
        #expect(!after.needsResealing(try after.seal([1], in: place)))
        let error = #expect(throws: CryptoError.self) { try KeyRing(current: new).open(sealed, in: place) }
        #expect(error?.code == .unknownKey)
    }

    @Test func `what was sealed in one place opens in no other`() throws {
        let keys = try KeyRing(current: new)
        let sealed = try keys.seal([1], in: place)
        let error = #expect(throws: CryptoError.self) { try keys.open(sealed, in: place + [0]) }
        #expect(error?.code == .authentication)
    }

    @Test func `what no ring sealed is refused`() throws {
        let keys = try KeyRing(current: new)
        for bytes in [[], [1], Array(repeating: 0, count: 64), Array(repeating: 1, count: 32)] as [[UInt8]] {
            let error = #expect(throws: CryptoError.self) { try keys.open(bytes, in: place) }
            #expect(error?.code == .format)
        }
    }

    @Test func `blind indexes are equal for equal messages in one place under one key`() throws {
        let keys = try KeyRing(current: new, previous: [old])
        let codes = try keys.blindIndexes(of: Array("ada".utf8), in: place)
        #expect(codes.count == 2 && codes[0] != codes[1] && codes[0].count == 32)
        #expect(try keys.blindIndexes(of: Array("ada".utf8), in: place) == codes)
        #expect(try KeyRing(current: old).blindIndexes(of: Array("ada".utf8), in: place) == [codes[1]])
        #expect(try keys.blindIndexes(of: Array("Ada".utf8), in: place)[0] != codes[0])
        #expect(try keys.blindIndexes(of: Array("ada".utf8), in: place + [1])[0] != codes[0])
        #expect(try keys.blindIndexes(of: [1] + Array("ada".utf8), in: place)[0] != codes[0])
    }
}
