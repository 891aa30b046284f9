/// One field of a cron expression: what it is called and which numbers and names it knows.
struct CronField: Sendable {
    let title: String
    let range: ClosedRange<Int>
    var names: [String] = []
    /// The number of the first name.
    var firstName = 0

    static let second = CronField(title: "second", range: 0...59)
    static let minute = CronField(title: "minute", range: 0...59)
    static let hour = CronField(title: "hour", range: 0...23)
    static let day = CronField(title: "day of month", range: 1...31)
    static let month = CronField(
        title: "month", range: 1...12,
        names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], firstName: 1)
    /// 7 is Sunday too, until the set is made.
    static let weekday = CronField(
        title: "day of week", range: 0...7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"])

    /// The number that a text is or names.
    func number(_ text: Substring) -> Int? {
        if let index = names.firstIndex(of: text.uppercased()) { return firstName + index }
        return CronReader.digits(text)
    }

    /// How the numbers and names are told to somebody who wrote others.
    var expectation: String {
        let numbers = "\(range.lowerBound) to \(range.upperBound)"
        guard let first = names.first, let last = names.last else { return numbers }
        return "\(numbers) or \(first) to \(last)"
    }
}
