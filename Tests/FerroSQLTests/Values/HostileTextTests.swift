import FerroSQL
import Foundation
import Testing

@Suite struct HostileTextTests {
    /// Texts made of the letters of a format, the same in every run.
    private static func texts(_ letters: String, count: Int, seed: UInt64) -> [String] {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let scalars = Array(letters.unicodeScalars)
        return (0..<count).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<(next() % 24) { text.append(scalars[Int(next() % UInt64(scalars.count))]) }
            return String(text)
        }
    }

    @Test func `a decimal is read as it is written, or not at all`() {
        for text in Self.texts("0123456789.-+eE9 ", count: 20_000, seed: 1) + [
            "1e131071", "1e-16383", "0e999999", "-0",
        ] {
            guard let value = SQLDecimal(text) else { continue }
            #expect(SQLDecimal(value.description) == value, "\(text)")
            _ = value.integer
            _ = value.double
        }
    }

    @Test func `an interval is read as it is written, or not at all`() {
        let extremes = [
            "PT-9223372036854.775808S", "PT9223372036854.775807S", "P-178956970Y-8M", "PT99999999999999999999S",
        ]
        for text in Self.texts("PYMWDTHS0123456789.-+", count: 40_000, seed: 2).map({ "P" + $0 }) + extremes {
            guard let value = SQLInterval(text) else { continue }
            #expect(SQLInterval(value.description) == value, "\(text)")
        }
        let least = SQLInterval(months: .min, days: .min, microseconds: .min)
        #expect(SQLInterval(least.description) == least)
    }

    @Test func `moments are read as they are written, or not at all`() {
        for text in Self.texts("0123456789-:TZ.+ ", count: 40_000, seed: 3) {
            if let date = SQLTimestamp.date(from: text), let written = SQLTimestamp.text(of: date) {
                #expect(SQLTimestamp.date(from: written) == date)
            }
            if let date = LocalDate(text) { #expect(LocalDate(date.description) == date) }
            if let time = LocalTime(text) { #expect(LocalTime(time.description) == time) }
        }
        for seconds in [
            Double.nan, .infinity, -.infinity, 1e300, -1e300, -62_167_219_200, -0.000001, 253_402_300_799.999999,
        ] {
            _ = SQLTimestamp.text(of: Date(timeIntervalSince1970: seconds))
        }
    }
}
