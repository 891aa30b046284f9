import Testing

@testable import FerroValidation

/// The messages that one rule gives for one value.
func findings<Value>(_ rule: Rule<Value>, _ value: Value) -> [String] {
    var findings = Findings()
    rule.examine(value, &findings)
    return findings.all.map { $0.suffix.isEmpty ? $0.message : "\($0.suffix): \($0.message)" }
}

@Suite struct RuleTests {
    @Test(arguments: [("a", true), (" a ", true), ("", false), (" \t\n\u{00A0}\u{3000}", false)])
    func `a blank text has nothing but white space`(text: String, passes: Bool) {
        #expect(findings(.notBlank, text) == (passes ? [] : ["must not be blank"]))
    }

    @Test(arguments: [("", true), ("abc", true), ("abcd", false), ("äöü", true), ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", true), ("👨‍👩‍👧‍👦abc", false)])
    func `a length counts characters as a person does`(text: String, passes: Bool) {
        #expect(findings(.length(...3), text) == (passes ? [] : ["must be at most 3 characters long"]))
    }

    @Test(arguments: [("", false), ("a", false), ("ab", true), ("éé", true), ("e\u{301}", false)])
    func `a length has a lower bound`(text: String, passes: Bool) {
        #expect(findings(.length(2...), text) == (passes ? [] : ["must be at least 2 characters long"]))
    }

    @Test func `one character of a thousand combining marks is too long`() {
        let text = "a" + String(repeating: "\u{301}", count: 1_000)
        #expect(text.count == 1)
        #expect(findings(.length(...3), text) == ["must be at most 3 characters long"])
    }

    @Test func `bounds at the ends of Int do not trap`() {
        #expect(findings(.length(...Int.max), "a") == [])
        #expect(findings(.length(Int.min...), "") == [])
        #expect(findings(.length(...Int.min), "").count == 1)
        #expect(findings(.length(Int.max...), "a").count == 1)
    }

    @Test func `length messages name one bound, both or the exact number`() {
        #expect(findings(.length(2...3), "a") == ["must be between 2 and 3 characters long"])
        #expect(findings(.length(1...1), "") == ["must be exactly 1 character long"])
        #expect(findings(.length(...1), "ab") == ["must be at most 1 character long"])
    }

    @Test func `letters and numbers of every script are accepted`() {
        #expect(findings(.alpha, "Straße") == [])
        #expect(findings(.alpha, "ab1") == ["must contain only letters"])
        #expect(findings(.alpha, "").count == 1)
        #expect(findings(.alphaNumeric, "名前9") == [])
        #expect(findings(.alphaNumeric, "a-9") == ["must contain only letters and numbers"])
        #expect(findings(.alphaDash, "a_b-9") == [])
        #expect(findings(.alphaDash, "a b") == ["must contain only letters, numbers, dashes and underscores"])
    }

    @Test func `an expression must match the whole text`() {
        #expect(findings(.matches(/[a-z]+/), "abc") == [])
        #expect(findings(.matches(/[a-z]+/), "abc1") == ["has the wrong format"])
        #expect(findings(.matches(/[a-z]+/, "must be lower case"), "A") == ["must be lower case"])
        #expect(findings(.matches(/a*/), String(repeating: "a", count: 2_049)).count == 1)
    }

    @Test func `starts, ends and choices name what they want`() {
        #expect(findings(.prefix("ab"), "abc") == [])
        #expect(findings(.prefix("ab"), "bc") == ["must start with \"ab\""])
        #expect(findings(.suffix("bc"), "abc") == [])
        #expect(findings(.suffix("x"), "abc") == ["must end with \"x\""])
        #expect(findings(.oneOf("red", "blue"), "blue") == [])
        #expect(findings(.oneOf("red", "blue"), "green") == ["must be one of: red, blue"])
        #expect(findings(.oneOf(1, 2), 3) == ["must be one of: 1, 2"])
    }

    @Test func `numbers keep within bounds, both included`() {
        #expect(findings(.range(1...10), 1) == [])
        #expect(findings(.range(1...10), 10) == [])
        #expect(findings(.range(1...10), 11) == ["must be between 1 and 10"])
        #expect(findings(.min(5), 4) == ["must be at least 5"])
        #expect(findings(.min(5), 5) == [])
        #expect(findings(.max(1.5), 1.6) == ["must be at most 1.5"])
        #expect(findings(.positive, 0) == ["must be greater than 0"])
        #expect(findings(.positive, 0.1) == [])
    }

    @Test func `a number that is not a number is in no range`() {
        #expect(findings(.range(0...1), Double.nan).count == 1)
        #expect(findings(.min(0), Double.nan).count == 1)
        #expect(findings(.positive, Double.nan).count == 1)
    }

    @Test func `a list is counted and may refuse repetition`() {
        #expect(findings(.count(...2), [1, 2]) == [])
        #expect(findings(.count(...2), [1, 2, 3]) == ["must have at most 2 items"])
        #expect(findings(.count(1...), [Int]()) == ["must have at least 1 item"])
        #expect(findings(.count(1...2), Set([1, 2, 3])) == ["must have between 1 and 2 items"])
        #expect(findings(.unique, ["a", "b"]) == [])
        #expect(findings(.unique, ["a", "a"]) == ["must not contain the same item twice"])
    }

    @Test func `each item is checked and named by its index`() {
        let rule: Rule<[String]> = .each(.notBlank, .length(...2))
        #expect(findings(rule, ["a", "", "abc"]) == ["1: must not be blank", "2: must be at most 2 characters long"])
        #expect(findings(.each(rule), [["a"], ["b", ""]]) == ["1.1: must not be blank"])
    }

    @Test func `a hostile list costs no more than the limit`() {
        let found = findings(.each(.notBlank), Array(repeating: "", count: 100_000))
        #expect(found.count == ValidationError.maximumFields)
    }

    @Test func `a rule of the app's own says its sentence`() {
        let even: Rule<Int> = .custom("must be even") { $0.isMultiple(of: 2) }
        #expect(findings(even, 2) == [])
        #expect(findings(even, 3) == ["must be even"])
    }
}
