import FerroSupport
import Foundation
import Testing

@Suite struct SecretTests {
    @Test func `no form of it shows the value`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(["key": secret], to: &dumped)
        let printed = "\(secret) \(String(reflecting: secret)) \([secret]) \(Optional(secret) as Any) \(dumped)"
        #expect(!printed.contains("hunter2"))
        #expect(secret.reveal() == "hunter2")
    }

    @Test(arguments: [
        ("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("abc", "abcabc", false), ("abc", "", false),
        ("", "", false), ("", "a", false), ("aaa", "a", false), ("é", "e\u{301}", false),
    ])
    func `it matches the same bytes only, and never when empty`(value: String, other: String, isMatch: Bool) {
        #expect(Secret(value).matches(other) == isMatch)
    }
}
