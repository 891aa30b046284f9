import FerroSQL
import Foundation
import Testing

@Suite struct LocalTimeTests {
    @Test(arguments: ["00:00:00", "06:30:00", "06:30:00.5", "06:30:00.000001", "23:59:59.999999"])
    func `a time is kept as it is written`(_ text: String) throws {
        let time = try #require(LocalTime(text))
        #expect(time.description == text)
        #expect(
            LocalTime(hour: time.hour, minute: time.minute, second: time.second, microsecond: time.microsecond) == time)
        #expect(try LocalTime(sqlValue: time.sqlValue) == time)
        #expect(try LocalTime(sqlValue: .text(text)) == time)
        #expect(try JSONDecoder().decode(LocalTime.self, from: JSONEncoder().encode(time)) == time)
    }

    @Test(arguments: ["", "6:30", "24:00:00", "23:60", "23:59:60", "06:30:00Z", "06:30:00.", "06:30:00+02", "0630"])
    func `what is no time of day is refused`(_ text: String) {
        #expect(LocalTime(text) == nil)
        #expect(throws: SQLError.self) { try LocalTime(sqlValue: .text(text)) }
    }

    @Test func `texts sort as their times do`() throws {
        let texts = [
            "00:00:00", "06:30:00", "06:30:00.000001", "06:30:00.45", "06:30:00.5", "06:30:01", "23:59:59.999999",
        ]
        let times = try texts.map { try #require(LocalTime($0)) }
        #expect(texts.sorted() == texts)
        #expect(times.sorted() == times)
        #expect(LocalTime("08:30") == LocalTime(hour: 8, minute: 30))
        #expect(LocalTime(hour: 24) == nil && LocalTime(hour: 1, microsecond: 1_000_000) == nil)
    }
}

@Suite struct SQLIntervalTests {
    static let spans: [(String, SQLInterval)] = [
        ("P1Y2M3DT4H5M6.789S", SQLInterval(months: 14, days: 3, microseconds: 14_706_789_000)),
        ("PT0S", SQLInterval()),
        ("P-1M2DT-0.000001S", SQLInterval(months: -1, days: 2, microseconds: -1)),
        ("P-1Y-1M", SQLInterval(months: -13)),
        ("PT-1H-1M-1.5S", SQLInterval(microseconds: -3_661_500_000)),
        ("P1D", SQLInterval(days: 1)),
        ("PT2562047788H54.775807S", SQLInterval(microseconds: .max)),
        ("PT-2562047788H-54.775808S", SQLInterval(microseconds: .min)),
        ("P178956970Y7M2147483647D", SQLInterval(months: .max, days: .max)),
        ("P-178956970Y-8M-2147483648D", SQLInterval(months: .min, days: .min)),
    ]

    @Test(arguments: spans)
    func `a span is written as ISO 8601 and read back`(_ text: String, _ value: SQLInterval) throws {
        #expect(value.description == text)
        #expect(SQLInterval(text) == value)
        #expect(try SQLInterval(sqlValue: .text(text)) == value)
        #expect(try SQLInterval(sqlValue: value.sqlValue) == value)
        #expect(try JSONDecoder().decode(SQLInterval.self, from: JSONEncoder().encode(value)) == value)
    }

    @Test(arguments: [
        "", "P", "PT", "P1", "1D", "P1DT", "PT1D", "P1H", "P1.5D", "PT1.S", "P1D ", "P2147483648D", "P178956971Y",
        "PT9223372036855S", "P99999999999999999999D", "PT2562047788H54.775808S", "1 day", "infinity",
    ])
    func `what is no span, or too large for one, is refused`(_ text: String) {
        #expect(SQLInterval(text) == nil)
    }

    @Test func `weeks are seven days`() { #expect(SQLInterval("P2W1D") == SQLInterval(days: 15)) }
}
