import FerroSQL
import Foundation
import Testing

@Suite struct SQLTimestampTests {
    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000000Z"),
        (1_795_243_800.123456, "2026-11-21T06:50:00.123456Z"),
        (-0.000001, "1969-12-31T23:59:59.999999Z"),
        (951_782_400.0, "2000-02-29T00:00:00.000000Z"),
        (-62_135_596_800.0, "0001-01-01T00:00:00.000000Z"),
        (253_402_300_799.0, "9999-12-31T23:59:59.000000Z"),
    ])
    func `a moment is written with six digits in UTC`(_ seconds: Double, _ text: String) throws {
        #expect(SQLTimestamp.text(of: Date(timeIntervalSince1970: seconds)) == text)
        let read = try #require(SQLTimestamp.date(from: text))
        #expect(abs(read.timeIntervalSince1970 - seconds) < 1e-4)
    }

    @Test func `every microsecond survives the round trip`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let date = Date(timeIntervalSinceReferenceDate: .random(in: -2e9...4e9, using: &generator))
            let rounded = SQLTimestamp.rounded(date)
            let text = try #require(SQLTimestamp.text(of: date))
            #expect(SQLTimestamp.date(from: text) == rounded)
            #expect(SQLTimestamp.text(of: rounded) == text)
            #expect(abs(rounded.timeIntervalSince(date)) < 1e-6)
        }
    }

    @Test func `texts sort as their moments do`() {
        let moments = [-1e9, -1, 0, 0.5, 1, 1e9, 2e9].map { Date(timeIntervalSince1970: $0) }
        let texts = moments.compactMap(SQLTimestamp.text(of:))
        #expect(texts == texts.sorted())
        #expect(texts.count == moments.count)
    }

    @Test(arguments: [
        "2026-11-21T06:30:00Z", "2026-11-21 06:30:00", "2026-11-21T06:30", "2026-11-21t06:30:00.0z",
        "2026-11-21T08:30:00+02:00", "2026-11-21T08:30:00+0200", "2026-11-21 08:30:00+02",
        "2026-11-21T01:00:00.000-05:30",
        "2026-11-21 06:30:00.0000000009",
    ])
    func `other forms are read`(_ text: String) {
        #expect(SQLTimestamp.date(from: text) == SQLTimestamp.date(from: "2026-11-21T06:30:00.000000Z"))
    }

    @Test func `a date alone is its midnight`() {
        #expect(SQLTimestamp.date(from: "2026-11-21") == SQLTimestamp.date(from: "2026-11-21T00:00:00Z"))
    }

    @Test(arguments: [
        "", "now", "2026", "2026-13-01", "2026-00-01", "2026-02-29", "2026-11-31", "2026-11-21T", "2026-11-21T24:00:00",
        "2026-11-21T06:60:00", "2026-11-21T06:30:60", "2026-11-21T06:30:00.", "2026-11-21T06:30:00X",
        "2026-11-21T06:30:00+", "2026-11-21T06:30:00+2", "2026-11-21T06:30:00+24:00", "2026-11-21T06:30:00Z ",
        "2026-11-21T06:30:00.1" + String(repeating: "1", count: 100), "+026-11-21", "２０２６-11-21", "2026-11-21T-6:30:00",
    ])
    func `what is no moment is refused`(_ text: String) {
        #expect(SQLTimestamp.date(from: text) == nil)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 3e11, -1e12])
    func `a date outside the years 0 to 9999 has no text`(_ seconds: Double) {
        #expect(SQLTimestamp.text(of: Date(timeIntervalSince1970: seconds)) == nil)
    }
}
