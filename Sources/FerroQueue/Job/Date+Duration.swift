import FoundationEssentials

extension Date {
    /// The moment a duration later.
    static func + (date: Date, duration: Duration) -> Date { date.addingTimeInterval(duration / .seconds(1)) }
}
