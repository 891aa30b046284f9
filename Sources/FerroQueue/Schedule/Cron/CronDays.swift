/// The days of a month that the third field of a cron expression names.
struct CronDays: Sendable, Hashable {
    /// Days by number.
    var numbers = CronSet.empty
    /// Days by how many come after them: 0 is `L`.
    var fromEnd = CronSet.empty
    /// Days whose nearest weekday is meant: `15W`.
    var nearest = CronSet.empty
    /// Whether the last weekday is meant: `LW`.
    var isLastWeekday = false
    /// Whether the field leaves the choice to the weekdays: it has a `*` or is `?`.
    var isOpen = false

    /// The days of a month, one bit for each.
    func days(of month: CivilMonth) -> CronSet {
        let length = month.length
        let first = month.start.weekday
        var days = CronSet.empty
        for day in 1...length {
            if numbers.contains(day) || fromEnd.contains(length - day) { days.insert(day) }
            if nearest.contains(day) { days.insert(Self.weekday(nearest: day, length: length, first: first)) }
        }
        if isLastWeekday { days.insert(Self.weekday(nearest: length, length: length, first: first)) }
        return days
    }

    /// The day from Monday to Friday that is nearest to a day and in its month.
    private static func weekday(nearest day: Int, length: Int, first: Int) -> Int {
        switch (first + day - 1) % 7 {
        case 6: day == 1 ? 3 : day - 1
        case 0: day == length ? day - 2 : day + 1
        default: day
        }
    }
}

/// The days of the week that the fifth field of a cron expression names; 0 is Sunday.
struct CronWeekdays: Sendable, Hashable {
    /// Every such day.
    var numbers = CronSet.empty
    /// The last such day of a month: `5L`.
    var last = CronSet.empty
    /// One such day of a month: `5#2` is at 5 * 5 + 1.
    var nth = CronSet.empty
    /// Whether the field leaves the choice to the days of the month: it has a `*` or is `?`.
    var isOpen = false

    /// The days of a month, one bit for each.
    func days(of month: CivilMonth) -> CronSet {
        let length = month.length
        let first = month.start.weekday
        var days = CronSet.empty
        for day in 1...length {
            let weekday = (first + day - 1) % 7
            let isNamed =
                numbers.contains(weekday) || nth.contains(weekday * 5 + (day - 1) / 7)
                || (day + 7 > length && last.contains(weekday))
            if isNamed { days.insert(day) }
        }
        return days
    }
}
