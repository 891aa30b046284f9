import FerroQueue
import FerroSupport
import Foundation
import Testing

/// Compares `next` with a slow search, minute by minute, that knows the calendar from Foundation alone.
@Suite struct CronReferenceTests {
    private static let zones = [
        "UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia",
        "America/Havana", "Asia/Kathmandu", "America/Sao_Paulo", "Pacific/Kiritimati", "Antarctica/Troll",
    ]

    /// Around changes of the clock, ends of years and 29 February.
    private static let starts = [
        "2026-03-07T18:00:00Z", "2026-03-28T12:00:00Z", "2026-04-04T00:00:00Z", "2026-10-03T06:00:00Z",
        "2026-10-24T10:00:00Z", "2026-10-31T20:00:00Z", "2011-12-29T00:00:00Z", "2012-07-19T00:00:00Z",
        "2028-02-28T00:00:00Z", "2026-12-31T00:00:00Z", "2012-02-25T12:00:00Z",
    ].map(moment)

    @Test(arguments: 0..<16)
    func `the next moments are those of a search minute by minute`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<4 {
            let zone = TimeZone.named(try #require(Self.zones.randomElement(using: &random)))
            let start = try #require(Self.starts.randomElement(using: &random))
            let text = Self.expression(&random)
            guard let expression = try? CronExpression(text) else { continue }
            let expected = CronReference(text, zone).moments(after: start, minutes: 3 * 1440)
            var found: [Date] = []
            var date = start
            while let next = expression.next(after: date, in: zone), next <= start.addingTimeInterval(3 * 86_400) {
                #expect(next > date)
                found.append(next)
                date = next
            }
            #expect(found == expected, "\(text) in \(zone.identifier) after \(start)")
            // Also from the middle of nowhere, as after a restart.
            for _ in 0..<20 {
                let from = start.addingTimeInterval(Double(Int.random(in: 0..<(3 * 86_400), using: &random)))
                let next = expression.next(after: from, in: zone)
                #expect(
                    next.flatMap { $0 <= start.addingTimeInterval(3 * 86_400) ? $0 : nil }
                        == expected.first { $0 > from },
                    "\(text) in \(zone.identifier) after \(from)")
            }
        }
    }

    private static func expression(_ random: inout SplitMix64) -> String {
        func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "*" }
        func number(_ range: ClosedRange<Int>) -> String { "\(Int.random(in: range, using: &random))" }
        let minute = pick(["*", "*/7", number(0...59), "\(number(0...29))-\(number(30...59))/4", "0,30", "59"])
        let hour = pick(["*", "*", "*/2", number(0...3), "0-4", "\(number(0...11)),\(number(12...23))", "23"])
        let day = pick(["*", "*", "*/3", number(1...28), "L", "29-31", "1,15"])
        let month = pick(["*", "*", "*", "2-4", "10-12"])
        let weekday = pick(["*", "*", "SAT,SUN", "MON-FRI", "0L", number(0...7), "5#1"])
        return "\(minute) \(hour) \(day) \(month) \(weekday)"
    }
}
