/// A day of the week.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
    /// The day that weeks of a calendar may begin with; 0 in cron.
    case sunday
    /// 1 in cron.
    case monday
    /// 2 in cron.
    case tuesday
    /// 3 in cron.
    case wednesday
    /// 4 in cron.
    case thursday
    /// 5 in cron.
    case friday
    /// 6 in cron.
    case saturday

    /// The English name.
    var title: String {
        switch self {
        case .sunday: "Sunday"
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        }
    }
}
