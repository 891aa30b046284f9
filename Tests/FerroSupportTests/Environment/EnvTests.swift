import FerroSupport
import Foundation
import Testing

private enum Encryption: String, CaseIterable, EnvValue { case tls, none }
private enum Level: Int, CaseIterable, EnvValue { case low = 1, high = 3 }

@Suite struct EnvTests {
    private func env(_ text: String?, _ name: String = "NAME") -> Env {
        Env(stage: .development, entries: text.map { [name: EnvEntry($0, from: .file(".env", line: 3))] } ?? [:])
    }

    @Test func `a default stands in for a missing or empty variable`() throws {
        let key = EnvKey("NAME", default: 8080)
        #expect(try env(nil).get(key) == 8080)
        #expect(try env("  ").get(key) == 8080)
        #expect(try env("1").get(key) == 1)
    }

    @Test func `a required variable has no default`() {
        let key = EnvKey("NAME", default: 8080)
        let unset = #expect(throws: EnvError.self) { try env(nil).require(key) }
        #expect(unset?.code == .missing)
        #expect(
            unset?.message
                == "NAME is not set: set it in the process environment or in .env, to a whole number")
        let empty = #expect(throws: EnvError.self) { try env("").require(key) }
        #expect(empty?.message.hasPrefix("NAME is empty (read from .env:3)") == true)
    }

    @Test func `an optional variable ignores the default`() throws {
        #expect(try env(nil).optional(EnvKey("NAME", default: 8080)) == nil)
        #expect(try env("").optional(EnvKey("NAME", default: 8080)) == nil)
        #expect(throws: EnvError.self) { try env("x").optional(EnvKey("NAME", default: 8080)) }
    }

    @Test func `a key without a default must be set`() {
        let key: EnvKey<String> = "NAME"
        #expect(throws: EnvError.self) { try env(nil).get(key) }
    }

    @Test(
        arguments: [
            ("true", true), ("TRUE", true), ("1", true), ("yes", true), (" on ", true), ("false", false), ("0", false),
            ("No", false), ("off", false), ("2", nil), ("ja", nil), ("truee", nil),
        ] as [(String, Bool?)])
    func `eight words are booleans`(text: String, expected: Bool?) {
        #expect((try? env(text).get(EnvKey<Bool>("NAME"))) == expected)
    }

    @Test(
        arguments: [
            ("30", .seconds(30)), ("500ms", .milliseconds(500)), ("30s", .seconds(30)), ("5m", .seconds(300)),
            ("2h", .seconds(7200)), ("7d", .seconds(604_800)), (" 5 M ", .seconds(300)), ("0", .zero),
            ("-1", nil), ("1.5h", nil), ("5 weeks", nil), ("s", nil), ("99999999999999999999", nil),
            ("9223372036854775807d", nil), ("9223372036854775807", nil), ("٣s", nil),
        ] as [(String, Duration?)])
    func `durations have a unit or are seconds`(text: String, expected: Duration?) {
        #expect((try? env(text).get(EnvKey<Duration>("NAME"))) == expected)
    }

    @Test func `a key can count minutes`() throws {
        let key = EnvKey<Duration>("NAME", default: .seconds(7200), unit: .minutes)
        #expect(try env("120").get(key) == .seconds(7200))
        #expect(try env("30s").get(key) == .seconds(30))
        #expect(key.declaration.defaultText == "120")
        #expect(EnvKey<Duration>("NAME", default: .seconds(90), unit: .minutes).declaration.defaultText == "90s")
    }

    @Test(arguments: [
        ("https://example.com/a?b=c", true), ("sqlite://./database.db", true), ("postgres://u:p@h:5432/d", true),
        ("example.com", false), ("/a/b", false), ("http:", false), ("two words://x", false), ("http://a b", false),
    ])
    func `an address has a scheme`(text: String, isValid: Bool) {
        #expect(((try? env(text).get(EnvKey<URL>("NAME"))) != nil) == isValid)
    }

    @Test func `lists are separated by commas`() throws {
        #expect(try env("a, b ,,c").get(EnvKey<[String]>("NAME")) == ["a", "b", "c"])
        #expect(throws: EnvError.self) { try env("1,x").get(EnvKey<[Int]>("NAME")) }
    }

    @Test func `an enum reads its raw values in any case`() throws {
        #expect(try env("TLS").get(EnvKey<Encryption>("NAME")) == .tls)
        #expect(try env("3").get(EnvKey<Level>("NAME")) == .high)
    }

    @Test(arguments: ["inf", "nan", "1e999", "x"])
    func `a number is finite`(text: String) {
        #expect(throws: EnvError.self) { try env(text).get(EnvKey<Double>("NAME")) }
    }

    @Test func `a malformed value is shown with its origin and what was expected`() {
        let port = EnvKey("NAME", default: 8080, in: 0...65535)
        let messages: [(any Error)?] = [
            #expect(throws: EnvError.self) { try env("80a0").get(port) },
            #expect(throws: EnvError.self) { try env("65536").get(port) },
            #expect(throws: EnvError.self) { try env("ssl").get(EnvKey<Encryption>("NAME")) },
            #expect(throws: EnvError.self) { try env("a\n\u{1B}[31m\"b").get(port) },
            #expect(throws: EnvError.self) { try env("db://u:hunter2@h").get(port) },
        ]
        #expect(
            messages.map { ($0 as? EnvError)?.message } == [
                "NAME is \"80a0\" (read from .env:3): expected a whole number from 0 to 65535",
                "NAME is \"65536\" (read from .env:3): expected a whole number from 0 to 65535",
                "NAME is \"ssl\" (read from .env:3): expected one of tls, none",
                "NAME is \"a\\n\\u{1B}[31m\\\"b\" (read from .env:3): expected a whole number from 0 to 65535",
                "NAME is \"db://<redacted>@h\" (read from .env:3): expected a whole number from 0 to 65535",
            ])
    }

    @Test func `a long value is cut in the message`() {
        let error = #expect(throws: EnvError.self) {
            try env(String(repeating: "x", count: 5000)).get(EnvKey<Int>("NAME"))
        }
        #expect((error?.message.count ?? 0) < 200)
    }

    @Test(arguments: [
        EnvKey<Int>("NAME", isSecret: true), EnvKey<Int>("DB_PASSWORD"), EnvKey<Int>("STRIPE_KEY"),
        EnvKey<Int>("API_TOKEN"),
    ])
    func `a secret's value is never in the message`(key: EnvKey<Int>) {
        let error = #expect(throws: EnvError.self) { try env("hunter2hunter", key.name).get(key) }
        #expect(error?.message.contains("hunter") == false)
        #expect(error?.message.contains("is <redacted, 13 characters> (read from .env:3)") == true)
    }

    @Test func `printing shows no value`() {
        let env = env("hunter2")
        var dumped = ""
        dump(env, to: &dumped)
        dump(env.entry("NAME"), to: &dumped)
        let printed = "\(env) \(String(reflecting: env)) \(String(describing: env.entry("NAME"))) \(dumped)"
        #expect(!printed.contains("hunter2"))
        #expect(printed.contains("NAME"))
    }

    @Test func `the error names the line that asked`() {
        let error = #expect(throws: EnvError.self) { try env(nil).require(EnvKey<Int>("NAME")) }
        #expect(error?.location == SourceLocation(file: #fileID, line: #line - 1))
    }
}
