import FerroQueue
import Foundation
import Testing

@Suite struct CronExpressionTests {
    /// An expression, a moment, and the moments that follow it in UTC.
    struct Case: Sendable, CustomTestStringConvertible {
        let cron: String
        let after: String
        let next: [String]
        var testDescription: String { "\(cron) after \(after)" }

        init(_ cron: String, after: String, _ next: String...) {
            (self.cron, self.after, self.next) = (cron, after, next)
        }
    }

    static let cases = [
        Case("* * * * *", after: "2026-11-21T10:00:30Z", "2026-11-21T10:01:00Z", "2026-11-21T10:02:00Z"),
        Case("*/15 * * * *", after: "2026-11-21T10:45:00Z", "2026-11-21T11:00:00Z", "2026-11-21T11:15:00Z"),
        Case("5/20 * * * *", after: "2026-11-21T10:00:00Z", "2026-11-21T10:05:00Z", "2026-11-21T10:25:00Z"),
        Case("0,10-14/2,59 3 * * *", after: "2026-11-21T00:00:00Z", "2026-11-21T03:00:00Z", "2026-11-21T03:10:00Z"),
        Case("0,10-14/2,59 3 * * *", after: "2026-11-21T03:12:00Z", "2026-11-21T03:14:00Z", "2026-11-21T03:59:00Z"),
        Case("*/5 9-17 * * MON-FRI", after: "2026-11-20T17:55:00Z", "2026-11-23T09:00:00Z", "2026-11-23T09:05:00Z"),
        Case("0 0 * * 7", after: "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z", "2026-11-29T00:00:00Z"),
        Case("0 0 * * sat-sun", after: "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"),
        Case("0 0 * * 5-7", after: "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"),
        Case("0 0 * * */2", after: "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z", "2026-11-24T00:00:00Z"),
        Case("0 12 1 jan,Jul *", after: "2026-11-21T00:00:00Z", "2027-01-01T12:00:00Z", "2027-07-01T12:00:00Z"),
        // Either of two restricted days, both where one has a star.
        Case("0 0 13 * FRI", after: "2026-11-06T00:00:00Z", "2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z"),
        Case("0 0 13 * FRI", after: "2026-12-11T00:00:00Z", "2026-12-13T00:00:00Z", "2026-12-18T00:00:00Z"),
        Case("0 0 */2 * MON", after: "2026-11-21T00:00:00Z", "2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z"),
        Case("0 0 ? * MON", after: "2026-11-21T00:00:00Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"),
        Case("0 0 5 * ?", after: "2026-11-21T00:00:00Z", "2026-12-05T00:00:00Z", "2027-01-05T00:00:00Z"),
        // Ends of months and years.
        Case("0 0 L * *", after: "2028-01-31T00:00:00Z", "2028-02-29T00:00:00Z", "2028-03-31T00:00:00Z"),
        Case("0 0 L-1 * ?", after: "2027-02-01T00:00:00Z", "2027-02-27T00:00:00Z", "2027-03-30T00:00:00Z"),
        Case("0 0 31 * *", after: "2026-10-31T00:00:00Z", "2026-12-31T00:00:00Z", "2027-01-31T00:00:00Z"),
        Case("0 0 29 2 *", after: "2096-03-01T00:00:00Z", "2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"),
        Case("59 23 31 12 *", after: "2026-12-31T23:59:00Z", "2027-12-31T23:59:00Z"),
        Case("@yearly", after: "2026-11-21T00:00:00Z", "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"),
        Case("@weekly", after: "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"),
        Case("@hourly", after: "2026-11-21T00:00:00Z", "2026-11-21T01:00:00Z"),
        // Weekdays of a month.
        Case("0 9 * * 5L", after: "2026-11-01T00:00:00Z", "2026-11-27T09:00:00Z", "2026-12-25T09:00:00Z"),
        Case("0 9 * * FRI#2", after: "2026-11-01T00:00:00Z", "2026-11-13T09:00:00Z", "2026-12-11T09:00:00Z"),
        Case("0 9 ? * 1#5", after: "2026-11-01T00:00:00Z", "2026-11-30T09:00:00Z", "2027-03-29T09:00:00Z"),
        Case("0 9 * * 7#1,3L", after: "2026-11-01T09:00:00Z", "2026-11-25T09:00:00Z", "2026-12-06T09:00:00Z"),
        Case("0 9 LW * *", after: "2026-10-01T00:00:00Z", "2026-10-30T09:00:00Z", "2026-11-30T09:00:00Z"),
        // The 1st is a Sunday in November 2026; the 15th of August 2026 is a Saturday.
        Case("0 9 1W * ?", after: "2026-10-31T00:00:00Z", "2026-11-02T09:00:00Z", "2026-12-01T09:00:00Z"),
        Case("0 9 15W 8 ?", after: "2026-01-01T00:00:00Z", "2026-08-14T09:00:00Z", "2027-08-16T09:00:00Z"),
        // Below a minute.
        Case("*/10 * * * * *", after: "2026-11-21T10:00:50Z", "2026-11-21T10:01:00Z", "2026-11-21T10:01:10Z"),
        Case("30 59 23 * * *", after: "2026-12-31T23:59:30Z", "2027-01-01T23:59:30Z"),
        // A 29 February that is a Monday, over the year 2100 that has none.
        Case("0 0 */28 2 1#5", after: "2072-03-01T00:00:00Z", "2112-02-29T00:00:00Z"),
    ]

    @Test(arguments: cases)
    func `an expression names these moments`(example: Case) throws {
        let expression = try CronExpression(example.cron)
        var date = moment(example.after)
        for expected in example.next {
            date = try #require(expression.next(after: date))
            #expect(text(date) == expected)
        }
    }

    @Test(arguments: [
        ("", "it has 0 fields"), ("* * * *", "it has 4 fields"), ("* * * * * * *", "it has 7 fields"),
        ("60 * * * *", "minute, column 1: \"60\" is not 0 to 59"),
        ("* 24 * * *", "hour, column 3: \"24\" is not 0 to 23"),
        ("* * 0 * *", "day of month, column 5: \"0\" is not 1 to 31"),
        ("* * * 13 *", "month, column 7: \"13\" is not 1 to 12 or JAN to DEC"),
        ("* * * * 8", "day of week, column 9: \"8\" is not 0 to 7 or SUN to SAT"),
        ("* * * * MONDAY", "column 9: \"MONDAY\""), ("*  9-x  * * *", "hour, column 4: \"x\""),
        ("1,,2 * * * *", "minute, column 3: a number is missing"), ("1- * * * *", "a number is missing"),
        ("*/0 * * * *", "\"0\" is no step from 1 to 59"), ("*/60 * * * *", "\"60\" is no step"),
        ("*/ * * * *", "\"\" is no step"), ("30-10 * * * *", "ends before it begins"),
        ("? * * * *", "minute, column 1: \"?\""), ("* * * * L", "L needs a day before it"),
        ("* * * * 5#6", "# is followed by 1 to 5"), ("* * L-31 * *", "L- is followed by 1 to 30"),
        ("* * 0W * *", "\"0\" is not 1 to 31"), ("* * W * *", "a number is missing"),
        ("0 0 30 2 *", "no month has such a day"), ("0 0 31 4,6,9,11 *", "no month has such a day"),
        ("0 0 */30 * MON#2", "no month has such a day"), ("@often", "there is no cron expression"),
        ("99999999999999999999 * * * *", "minute, column 1"), ("٣ * * * *", "minute, column 1"),
        ("-1 * * * *", "minute, column 1"), ("+1 * * * *", "minute, column 1"), ("*/+5 * * * *", "is no step"),
    ])
    func `what cannot be read is refused, and the place is told`(text: String, reason: String) throws {
        let error = #expect(throws: QueueError.self) { try CronExpression(text) }
        #expect(error?.code == .schedule)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }

    @Test func `a text that is too long is refused before it is read`() {
        let text = Array(repeating: "1", count: 200).joined(separator: ",") + " * * * *"
        let error = #expect(throws: QueueError.self) { try CronExpression(text) }
        #expect(error?.message.contains("at most 256 bytes") == true)
    }

    @Test func `random texts are read or refused, and never trap`() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("0123456789*/-,?LW#@ MONJAN é")
        var read = 0
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...24, using: &random)
            let text = String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
            let expression = try? CronExpression(text)
            if expression?.next(after: moment("2026-11-21T00:00:00Z")) != nil { read += 1 }
        }
        #expect(read < 20_000)
    }

    @Test func `the years end somewhere, and so does the search`() throws {
        let expression = try CronExpression("0 0 29 2 *")
        #expect(expression.next(after: .distantFuture) != nil)
        #expect(expression.next(after: Date(timeIntervalSince1970: 253_402_300_799)) == nil)
        #expect(expression.next(after: Date(timeIntervalSince1970: .infinity)) == nil)
        #expect(expression.next(after: Date(timeIntervalSince1970: .nan)) != nil)
        #expect(expression.next(after: .distantPast) != nil)
    }
}
