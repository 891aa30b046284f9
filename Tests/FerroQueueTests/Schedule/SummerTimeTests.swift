import FerroQueue
import Foundation
import Testing

/// How cron expressions behave where clocks on walls are changed.
@Suite struct SummerTimeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let zone: String
        let cron: String
        let after: String
        let next: [String]
        var testDescription: String { "\(cron) in \(zone) after \(after)" }

        init(_ zone: String, _ cron: String, after: String, _ next: String...) {
            (self.zone, self.cron, self.after, self.next) = (zone, cron, after, next)
        }
    }

    static let cases = [
        // New York, 8 March 2026: 2:00 EST becomes 3:00 EDT at 07:00Z.
        Case(
            "America/New_York", "30 2 * * *", after: "2026-03-07T12:00:00Z", "2026-03-08T07:00:00Z",
            "2026-03-09T06:30:00Z"),
        Case(
            "America/New_York", "*/15 2 * * *", after: "2026-03-07T12:00:00Z", "2026-03-08T07:00:00Z",
            "2026-03-09T06:00:00Z"),
        Case(
            "America/New_York", "0 2,3 * * *", after: "2026-03-07T12:00:00Z", "2026-03-08T07:00:00Z",
            "2026-03-09T06:00:00Z"),
        Case(
            "America/New_York", "*/30 * * * *", after: "2026-03-08T06:20:00Z", "2026-03-08T06:30:00Z",
            "2026-03-08T07:00:00Z", "2026-03-08T07:30:00Z"),
        // New York, 1 November 2026: 2:00 EDT becomes 1:00 EST at 06:00Z.
        Case(
            "America/New_York", "30 1 * * *", after: "2026-10-31T12:00:00Z", "2026-11-01T05:30:00Z",
            "2026-11-02T06:30:00Z"),
        Case(
            "America/New_York", "30 1 * * *", after: "2026-11-01T06:10:00Z", "2026-11-02T06:30:00Z"),
        Case(
            "America/New_York", "*/20 1 * * *", after: "2026-11-01T05:30:00Z", "2026-11-01T05:40:00Z",
            "2026-11-02T06:00:00Z"),
        Case(
            "America/New_York", "*/30 * * * *", after: "2026-11-01T05:20:00Z", "2026-11-01T05:30:00Z",
            "2026-11-01T06:00:00Z", "2026-11-01T06:30:00Z", "2026-11-01T07:00:00Z"),
        Case(
            "America/New_York", "30 * 1 11 *", after: "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z",
            "2026-11-01T07:30:00Z"),
        // Berlin, 29 March 2026 at 01:00Z and 25 October 2026 at 01:00Z.
        Case(
            "Europe/Berlin", "30 2 * * *", after: "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"
        ),
        Case(
            "Europe/Berlin", "0 3 * * *", after: "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z"),
        Case(
            "Europe/Berlin", "30 2 * * *", after: "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"
        ),
        Case(
            "Europe/Berlin", "0 */2 * * *", after: "2026-10-24T22:00:00Z", "2026-10-25T00:00:00Z",
            "2026-10-25T03:00:00Z"),
        Case(
            "Europe/Berlin", "0 * * * *", after: "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z"),
        Case(
            "Europe/Berlin", "59 59 2 * * *", after: "2026-10-25T00:59:59Z", "2026-10-26T01:59:59Z"),
        // Lord Howe moves by half an hour: 5 April 2026 at 15:00Z (the day before), 4 October 2026 at 15:30Z.
        Case(
            "Australia/Lord_Howe", "45 1 * * *", after: "2026-04-04T10:00:00Z", "2026-04-04T14:45:00Z",
            "2026-04-05T15:15:00Z"),
        Case(
            "Australia/Lord_Howe", "15 2 * * *", after: "2026-10-03T10:00:00Z", "2026-10-03T15:30:00Z",
            "2026-10-04T15:15:00Z"),
        Case(
            "Australia/Lord_Howe", "*/15 * * * *", after: "2026-04-04T14:40:00Z", "2026-04-04T14:45:00Z",
            "2026-04-04T15:00:00Z", "2026-04-04T15:15:00Z", "2026-04-04T15:30:00Z"),
        // Casablanca goes back for Ramadan and on again: four changes in 2012.
        Case(
            "Africa/Casablanca", "30 2 * * *", after: "2012-07-19T12:00:00Z", "2012-07-20T01:30:00Z",
            "2012-07-21T02:30:00Z"),
        Case(
            "Africa/Casablanca", "30 2 * * *", after: "2012-08-19T12:00:00Z", "2012-08-20T02:00:00Z",
            "2012-08-21T01:30:00Z"),
        Case(
            "Africa/Casablanca", "30 2 * * *", after: "2012-09-29T12:00:00Z", "2012-09-30T01:30:00Z",
            "2012-10-01T02:30:00Z"),
        // Apia left 30 December 2011 out: 29 December, 23:59:59 was followed by 31 December, 0:00.
        Case(
            "Pacific/Apia", "30 3 * * *", after: "2011-12-29T00:00:00Z", "2011-12-29T13:30:00Z",
            "2011-12-30T10:00:00Z", "2011-12-30T13:30:00Z"),
        Case(
            "Pacific/Apia", "0 0 * * *", after: "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
        Case(
            "Pacific/Apia", "0 */12 * * *", after: "2011-12-29T22:00:00Z", "2011-12-30T10:00:00Z",
            "2011-12-30T22:00:00Z"),
        Case(
            "Pacific/Apia", "0 * * * *", after: "2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T11:00:00Z"),
        // Changes at midnight: 0:00 is 1:00 in Beirut on 29 March 2026; Havana's 1:00 is 0:00 on 1 November 2026.
        Case("Asia/Beirut", "0 0 * * *", after: "2026-03-28T12:00:00Z", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"),
        Case(
            "America/Havana", "0 0 * * *", after: "2026-10-31T12:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"
        ),
        Case(
            "America/Havana", "30 * 1 11 *", after: "2026-11-01T04:00:00Z", "2026-11-01T04:30:00Z",
            "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"),
        // Far east, far west, and beside the hour.
        Case("Pacific/Kiritimati", "0 0 1 1 *", after: "2026-06-01T00:00:00Z", "2026-12-31T10:00:00Z"),
        Case("Pacific/Pago_Pago", "59 23 31 12 *", after: "2026-06-01T00:00:00Z", "2027-01-01T10:59:00Z"),
        Case(
            "Asia/Kathmandu", "0 * * * *", after: "2026-06-01T00:00:00Z", "2026-06-01T00:15:00Z", "2026-06-01T01:15:00Z"
        ),
        Case("Asia/Kolkata", "0 9 29 2 *", after: "2026-06-01T00:00:00Z", "2028-02-29T03:30:00Z"),
    ]

    @Test(arguments: cases)
    func `a change of the clock neither loses nor doubles a time`(example: Case) throws {
        let expression = try CronExpression(example.cron)
        var date = moment(example.after)
        for expected in example.next {
            date = try #require(expression.next(after: date, in: .named(example.zone)))
            #expect(text(date) == expected)
        }
    }

    @Test func `an interval goes on in real time through both changes`() throws {
        let timetable = try Timetable(Schedule { Every(.minutes(7)) { WriteNote(text: "a") } }, zone: "Europe/Berlin")
        #expect(timetable.names == ["write_note:every-7-minutes"])
        let cadence = Cadence(try CronExpression("*/5 * * * *"))
        let zone = TimeZone.named("Europe/Berlin")
        for day in ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"] {
            let start = moment(day)
            let moments = cadence.moments(
                after: start, through: start.addingTimeInterval(86_400), limit: 1000, in: zone)
            #expect(moments == (1...288).map { start.addingTimeInterval(Double($0) * 300) })
        }
    }
}
