import Foundation
import Testing

@testable import FerroHTTP

@Suite struct `Texts of the protocol` {
    @Test(arguments: [
        ("abc", "abc"), ("a%20b", "a b"), ("a%2Fb", "a/b"), ("%25%32%46", "%2F"), ("%C3%A9", "é"), ("a+b", "a+b"),
        ("", ""),
    ])
    func `a path segment is decoded once`(_ raw: String, _ decoded: String) {
        #expect(PercentEncoding.decodeSegment(raw) == decoded)
    }

    @Test(arguments: ["%", "%2", "%zz", "%00", "a%00b", "\u{0}", "%ff", "%C3", "%ED%A0%80"])
    func `a path segment that is not valid has no meaning`(_ raw: String) {
        #expect(PercentEncoding.decodeSegment(raw) == nil)
    }

    @Test func `encoding a segment can be undone`() {
        let text = "a/b c?é%&\u{1F600}"
        #expect(PercentEncoding.decodeSegment(PercentEncoding.encodeSegment(text)) == text)
        #expect(!PercentEncoding.encodeSegment(text).contains("/"))
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func `dates are written and read`(_ seconds: Int, _ text: String) {
        #expect(HTTPDate.format(secondsSince1970: seconds) == text)
        #expect(HTTPDate.parse(text) == seconds)
    }

    @Test func `dates that do not exist are not read and no number breaks the format`() {
        for text in [
            "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC", "x",
        ] {
            #expect(HTTPDate.parse(text) == nil)
        }
        #expect(HTTPDate.format(secondsSince1970: .max).utf8.count == 29)
        #expect(HTTPDate.format(secondsSince1970: .min).utf8.count == 29)
        #expect(
            ISO8601.format(.distantFuture).hasPrefix("4001-")
                && ISO8601.format(Date(timeIntervalSince1970: .infinity)) != "")
    }

    @Test func `each day of four hundred years survives both conversions`() {
        for day in stride(from: -100_000, to: 50_000, by: 1) {
            let time = CivilTime(secondsSince1970: day * 86_400 + 1)
            #expect(time.secondsSince1970 == day * 86_400 + 1)
        }
    }

    @Test func `moments before 1970 keep their milliseconds`() {
        #expect(ISO8601.format(Date(timeIntervalSince1970: -0.25)) == "1969-12-31T23:59:59.750Z")
        #expect(ISO8601.parse("1969-12-31T23:59:59.75Z") == Date(timeIntervalSince1970: -0.25))
    }

    @Test(arguments: [
        "2026-11-21", "2026-11-21T10:00Z0", "2026-11-21T10:00:00", "2026-11-21T10:00:00.Z", "2026-02-29T00:00:00Z",
    ])
    func `moments of another form are not read`(_ text: String) {
        #expect(ISO8601.parse(text) == nil)
    }

    @Test func `HTML inputs may leave out the zone and the time`() {
        #expect(ISO8601.parseInput("2026-11-21T10:00") == Date(timeIntervalSince1970: 1_795_255_200))
        #expect(ISO8601.parseInput("2026-11-21") == Date(timeIntervalSince1970: 1_795_219_200))
        #expect(ISO8601.parseInput("21.11.2026") == nil)
    }
}
