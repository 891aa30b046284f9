import FerroCrypto
import Foundation
import Testing

@testable import Ferro

@Suite struct `The sealer of payloads` {
    private func sealer(_ letter: Character) throws -> JobSealer {
        let key = "base64:" + Data(String(repeating: letter, count: 32).utf8).base64EncodedString()
        let env = Env(stage: .test, values: ["APP_KEY": key])
        return try #require(JobSealer(try KeyRing(env)))
    }

    @Test func `what is sealed is text, tells nothing, and opens under its name alone`() throws {
        let (sealer, other) = (try sealer("a"), try sealer("b"))
        let payload = Array(#"{"card":"4111"}"#.utf8)
        let sealed = try sealer.seal(payload, of: "charge")
        #expect(String(validating: sealed, as: UTF8.self)?.contains("4111") == false)
        #expect(try sealer.open(sealed, of: "charge") == payload)
        #expect(try sealer.seal(payload, of: "charge") != sealed)
        #expect(throws: CryptoError.self) { try sealer.open(sealed, of: "refund") }
        #expect(throws: CryptoError.self) { try other.open(sealed, of: "charge") }
        #expect(throws: CryptoError.self) { try sealer.open(Array("not base64!".utf8), of: "charge") }
        #expect(throws: CryptoError.self) { try sealer.open([], of: "charge") }
    }

    @Test func `a fingerprint is the same for the same key, name and payload alone, and is no plain hash`() throws {
        let (sealer, other) = (try sealer("a"), try sealer("b"))
        let payload = Array(#"{"card":"4111"}"#.utf8)
        let print = try sealer.fingerprint(payload, of: "charge")
        #expect(print.count == 32)
        #expect(try sealer.fingerprint(payload, of: "charge") == print)
        #expect(try sealer.fingerprint(payload + [0], of: "charge") != print)
        #expect(try sealer.fingerprint(payload, of: "refund") != print)
        #expect(try other.fingerprint(payload, of: "charge") != print)
        #expect(try SHA256.hash(payload) != print)
    }

    @Test func `an app without a key has none`() { #expect(JobSealer(nil) == nil) }
}
