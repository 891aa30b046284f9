extension Cadence {
    /// Certain days of the week.
    public struct Days: Sendable, Hashable {
        let weekdays: [Weekday]
        let title: String

        /// Every day.
        public static let day = Days(weekdays: Weekday.allCases, title: "daily")
        /// Monday to Friday.
        public static let weekday = Days(
            weekdays: [.monday, .tuesday, .wednesday, .thursday, .friday], title: "Monday to Friday")
        /// Saturday and Sunday.
        public static let weekend = Days(weekdays: [.saturday, .sunday], title: "Saturday and Sunday")
        /// Monday.
        public static let week = monday
        /// Monday.
        public static let monday = days(.monday)
        /// Tuesday.
        public static let tuesday = days(.tuesday)
        /// Wednesday.
        public static let wednesday = days(.wednesday)
        /// Thursday.
        public static let thursday = days(.thursday)
        /// Friday.
        public static let friday = days(.friday)
        /// Saturday.
        public static let saturday = days(.saturday)
        /// Sunday.
        public static let sunday = days(.sunday)
        /// Some days.
        public static func days(_ weekdays: Weekday...) -> Days {
            Days(weekdays: weekdays, title: weekdays.map(\.title).joined(separator: ", "))
        }

        var field: String {
            if Set(weekdays).count == 7 { return "*" }
            return Set(weekdays).map(\.rawValue).sorted().map(String.init).joined(separator: ",")
        }
    }

    /// Some days at some hours; throws `.schedule` for what no clock shows.
    init(_ days: Days, hours: [Int], minute: Int) throws(QueueError) {
        guard !days.weekdays.isEmpty else { throw QueueError(.schedule, "no day is named: write .days(.monday, …)") }
        let time = try Clockface(hours: hours, minute: minute)
        let expression = try CronExpression("\(time.fields) * * \(days.field)")
        self.init(.cron(expression), "\(days.title) at \(time.description)")
    }

    /// Hours at one minute.
    struct Clockface: CustomStringConvertible {
        let hours: [Int]
        let minute: Int

        init(hours: [Int], minute: Int) throws(QueueError) {
            try Cadence.check(minute, "minute", 0...59)
            for hour in hours { try Cadence.check(hour, "hour", 0...23) }
            guard !hours.isEmpty else { throw QueueError(.schedule, "no hour is named") }
            self.hours = Set(hours).sorted()
            self.minute = minute
        }

        /// The first two fields of a cron expression.
        var fields: String { "\(minute) \(hours.map(String.init).joined(separator: ","))" }
        /// As in "03:30 and 15:30".
        var description: String {
            hours.map { "\($0 < 10 ? "0" : "")\($0):\(minute < 10 ? "0" : "")\(minute)" }.joined(separator: " and ")
        }
    }
}
