extension Cadence {
    /// Certain months of every year.
    public struct Months: Sendable, Hashable {
        let numbers: [Int]
        let title: String

        /// Every month.
        public static let month = Months(numbers: Array(1...12), title: "monthly")
        /// January, April, July and October.
        public static let quarter = Months(numbers: [1, 4, 7, 10], title: "quarterly")
        /// January.
        public static let year = Months(numbers: [1], title: "yearly")
        /// Some months, from 1 to 12.
        public static func months(_ numbers: Int...) -> Months {
            let names = numbers.map { titles.indices.contains($0 - 1) ? titles[$0 - 1] : "month \($0)" }
            return Months(numbers: numbers, title: names.joined(separator: ", "))
        }

        private static let titles = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
    }

    /// One day of a month.
    public struct MonthDay: Sendable, Hashable, ExpressibleByIntegerLiteral {
        let day: String
        let weekday: String
        let title: String

        private init(day: String, weekday: String, title: String) {
            self.day = day
            self.weekday = weekday
            self.title = title
        }

        /// The day of a number; a month that does not have it is passed over.
        public init(integerLiteral number: Int) { self = .day(number) }
        /// The day of a number, from 1 to 31; a month that does not have it is passed over.
        public static func day(_ number: Int) -> MonthDay {
            MonthDay(day: "\(number)", weekday: "?", title: "day \(number)")
        }
        /// The 1st.
        public static let first = MonthDay.day(1)
        /// The last day, be it the 28th or the 31st.
        public static let last = MonthDay(day: "L", weekday: "?", title: "the last day")
        /// The last day from Monday to Friday.
        public static let lastWorkday = MonthDay(day: "LW", weekday: "?", title: "the last workday")
        /// The first such weekday.
        public static func first(_ weekday: Weekday) -> MonthDay { .nth(1, weekday) }
        /// The last such weekday.
        public static func last(_ weekday: Weekday) -> MonthDay {
            MonthDay(day: "?", weekday: "\(weekday.rawValue)L", title: "the last \(weekday.title)")
        }
        /// The nth such weekday, from 1 to 5; a month without a fifth is passed over.
        public static func nth(_ number: Int, _ weekday: Weekday) -> MonthDay {
            MonthDay(day: "?", weekday: "\(weekday.rawValue)#\(number)", title: "\(weekday.title) number \(number)")
        }
    }

    /// A day of some months at some hours; throws `.schedule` for a day that never comes.
    init(_ months: Months, on day: MonthDay, hours: [Int], minute: Int) throws(QueueError) {
        guard !months.numbers.isEmpty else { throw QueueError(.schedule, "no month is named: write .months(3, 9)") }
        for number in months.numbers { try Self.check(number, "month", 1...12) }
        let time = try Clockface(hours: hours, minute: minute)
        let field = Set(months.numbers).sorted().map(String.init).joined(separator: ",")
        let list = Set(months.numbers).count == 12 ? "*" : field
        let expression = try CronExpression("\(time.fields) \(day.day) \(list) \(day.weekday)")
        self.init(.cron(expression), "\(months.title) on \(day.title) at \(time.description)")
    }
}
