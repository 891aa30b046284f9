extension Cadence {
    /// So many seconds or minutes of real time, which no change of the clock disturbs.
    ///
    /// They are counted from 1 January 1970, 0:00 UTC, so that every node counts alike: every 5 minutes is at 0, 5, 10 …
    /// past the hour.
    public struct Pace: Sendable, Hashable {
        let count: Int
        let unit: Int64
        let name: String

        /// Every second.
        public static let second = Pace(count: 1, unit: 1, name: "second")
        /// Every minute.
        public static let minute = Pace(count: 1, unit: 60, name: "minute")
        /// Every so many seconds, at least 1.
        public static func seconds(_ count: Int) -> Pace { Pace(count: count, unit: 1, name: "second") }
        /// Every so many minutes, at least 1.
        public static func minutes(_ count: Int) -> Pace { Pace(count: count, unit: 60, name: "minute") }
    }

    /// Certain hours of every day by the clock on the wall.
    public struct Hours: Sendable, Hashable {
        let count: Int

        /// Every hour.
        public static let hour = Hours(count: 1)
        /// Every so many hours from midnight on; a divisor of 24.
        public static func hours(_ count: Int) -> Hours { Hours(count: count) }
    }

    /// A pace; throws `.schedule` for less than a second or more than a year.
    init(_ pace: Pace) throws(QueueError) {
        let (seconds, overflow) = Int64(pace.count).multipliedReportingOverflow(by: pace.unit)
        guard !overflow, (1...366 * 86_400).contains(seconds) else {
            throw QueueError(.schedule, "every \(pace.count) \(pace.name)s is not between a second and a year")
        }
        self.init(
            .interval(seconds: seconds), pace.count == 1 ? "every \(pace.name)" : "every \(pace.count) \(pace.name)s")
    }

    /// Some hours at a minute; throws `.schedule` for hours that do not divide a day.
    init(_ hours: Hours, minute: Int) throws(QueueError) {
        try Self.check(minute, "minute", 0...59)
        guard hours.count > 0, hours.count < 24, 24 % hours.count == 0 else {
            throw QueueError(
                .schedule,
                "every \(hours.count) hours does not divide a day: 1, 2, 3, 4, 6, 8 and 12 do; .minutes(\(hours.count) * 60) "
                    + "counts on through midnight")
        }
        let expression = try CronExpression("\(minute) \(hours.count == 1 ? "*" : "*/\(hours.count)") * * *")
        let pace = hours.count == 1 ? "hourly" : "every \(hours.count) hours"
        self.init(.cron(expression), minute == 0 ? pace : "\(pace) at minute \(minute)")
    }

    static func check(_ number: Int, _ name: String, _ range: ClosedRange<Int>) throws(QueueError) {
        guard !range.contains(number) else { return }
        throw QueueError(
            .schedule, "\(number) is no \(name): it is from \(range.lowerBound) to \(range.upperBound)")
    }
}
