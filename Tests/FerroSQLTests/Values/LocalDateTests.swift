import FerroSQL
import Foundation
import Testing

@Suite struct LocalDateTests {
    @Test(arguments: ["0000-01-01", "0001-12-31", "1969-12-31", "1970-01-01", "2000-02-29", "2026-11-21", "9999-12-31"])
    func `a date is kept as it is written`(_ text: String) throws {
        let date = try #require(LocalDate(text))
        #expect(date.description == text)
        #expect(LocalDate(year: date.year, month: date.month, day: date.day) == date)
        #expect(try LocalDate(sqlValue: date.sqlValue) == date)
        #expect(try LocalDate(sqlValue: .text(text)) == date)
        let json = try JSONEncoder().encode(date)
        #expect(String(decoding: json, as: UTF8.self) == "\"\(text)\"")
        #expect(try JSONDecoder().decode(LocalDate.self, from: json) == date)
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-13-01", "2026-00-01", "2026-02-29", "1900-02-29", "2026-11-31",
        "2026-11-21T00:00:00Z",
        "26-11-21", "10000-01-01", "4713-01-01 BC", "infinity", "-infinity", "2026/11/21", "2026-1-1", "２026-01-01",
    ])
    func `what is no day is refused`(_ text: String) {
        #expect(LocalDate(text) == nil)
        #expect(throws: SQLError.self) { try LocalDate(sqlValue: .text(text)) }
    }

    @Test func `parts that the calendar does not have are refused`() {
        for (year, month, day) in [
            (2026, 2, 29), (2026, 13, 1), (2026, 1, 0), (-1, 1, 1), (10_000, 1, 1), (.max, .max, .max),
        ] {
            #expect(LocalDate(year: year, month: month, day: day) == nil)
        }
    }

    @Test func `days and months are added by the calendar`() throws {
        let date = try #require(LocalDate("2024-01-31"))
        #expect(date.adding(months: 1).description == "2024-02-29")
        #expect(date.adding(months: 13).description == "2025-02-28")
        #expect(date.adding(months: -2).description == "2023-11-30")
        #expect(date.adding(days: 1).description == "2024-02-01")
        #expect(date.adding(days: -31).description == "2023-12-31")
        #expect(date.days(until: date.adding(days: 366)) == 366)
        #expect(date < date.adding(days: 1))
    }

    @Test func `the ends of the calendar are where it stops`() {
        #expect(LocalDate.last.adding(days: .max) == .last)
        #expect(LocalDate.first.adding(days: .min) == .first)
        #expect(LocalDate.first.adding(months: .max) == .last)
        #expect(LocalDate.last.adding(months: .min) == .first)
        #expect(LocalDate(Date(timeIntervalSince1970: .infinity), in: .gmt) == .last)
        #expect(LocalDate(Date(timeIntervalSince1970: -1e300), in: .gmt) == .first)
    }

    @Test func `a moment has the date of its time zone`() throws {
        let moment = try #require(SQLTimestamp.date(from: "2026-11-21T23:30:00Z"))
        #expect(LocalDate(moment, in: .gmt).description == "2026-11-21")
        #expect(LocalDate(moment, in: try #require(TimeZone(secondsFromGMT: 3600))).description == "2026-11-22")
        let early = try #require(SQLTimestamp.date(from: "1969-12-31T23:59:59Z"))
        #expect(LocalDate(early, in: .gmt).description == "1969-12-31")
    }
}
