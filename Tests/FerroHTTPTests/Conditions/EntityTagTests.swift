import FerroHTTP
import Testing

@Suite struct `Entity tags` {
    @Test(arguments: [
        ("\"abc\"", "abc", false), ("W/\"abc\"", "abc", true), ("\"\"", "", false), (" \"a,b\" ", "a,b", false),
        ("\"!#~\\\"", "!#~\\", false), ("\"é\"", "é", false),
    ])
    func `are read`(_ field: String, _ value: String, _ isWeak: Bool) throws {
        let tag = try #require(EntityTag(field: field))
        #expect(tag.value == value && tag.isWeak == isWeak)
        #expect(tag.description == (isWeak ? "W/\"\(value)\"" : "\"\(value)\""))
    }

    @Test(arguments: [
        "", "abc", "\"abc", "abc\"", "w/\"abc\"", "W/abc", "W/ \"abc\"", "\"a b\"", "\"a\"b", "\"a\"\"b\"", "*",
        "\"a\", \"b\"", "\"a\"; x", "W/", "W", "\"",
    ])
    func `of any other form are none`(_ field: String) { #expect(EntityTag(field: field) == nil) }

    // The table of RFC 9110 section 8.8.3.2.
    @Test(arguments: [
        ("W/\"1\"", "W/\"1\"", false, true), ("W/\"1\"", "W/\"2\"", false, false),
        ("W/\"1\"", "\"1\"", false, true), ("\"1\"", "\"1\"", true, true),
    ])
    func `are compared strongly and weakly`(_ a: String, _ b: String, _ strongly: Bool, _ weakly: Bool) throws {
        let (one, other) = (try #require(EntityTag(field: a)), try #require(EntityTag(field: b)))
        #expect(one.stronglyMatches(other) == strongly && other.stronglyMatches(one) == strongly)
        #expect(one.weaklyMatches(other) == weakly && other.weaklyMatches(one) == weakly)
    }

    @Test func `that are made can be read again`() {
        for text in ["abc", "a b", "a\"b", "é", "a\r\nb"] {
            let tag = EntityTag(text, isWeak: true)
            #expect(EntityTag(field: tag.description) == tag, "\(text)")
        }
    }
}
