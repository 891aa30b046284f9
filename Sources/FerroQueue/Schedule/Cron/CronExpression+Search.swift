extension CronExpression {
    private static let hour: Int64 = 3600
    private static let day: Int64 = 86_400

    /// Whether it happens in every hour of its days, so that it follows the wall through real time.
    var followsEveryHour: Bool { hours == CronSet(0...23) }

    /// The next moment after one, for an expression that names hours: each time once.
    func naming(_ moment: Int64, by wall: WallClock) -> Int64? {
        // Times up to the latest one shown had their moment, also those that a clock set back shows again.
        wallTime(from: wall.latest(shownBy: moment) + 1).map { wall.first(showing: $0) }
    }

    /// The next moment after one, for an expression that follows the wall.
    ///
    /// Each turn passes one change of the clock or leaps to the days before the next match, so there are few.
    func following(_ moment: Int64, by wall: WallClock) -> Int64? {
        var from = moment + 1
        for _ in 0..<16 {
            let offset = wall.offset(at: from)
            guard let match = wallTime(from: from + offset) else { return nil }
            let candidate = match - offset
            let horizon = min(candidate, from + 2 * Self.day)
            if wall.offset(at: horizon) != offset {
                from = wall.change(after: from, through: horizon)
            } else if candidate == horizon {
                return candidate
            } else {
                // What lies between is behind the match for any offset, and ahead of what was looked at.
                from = max(horizon, match - 40 * Self.hour)
            }
        }
        return nil
    }

    /// The first time on the wall, not before another, that the expression names; nil after the year 9999.
    func wallTime(from wall: Int64) -> Int64? {
        let number = wall >= 0 ? wall / Self.day : (wall - Self.day + 1) / Self.day
        let day = CivilDay(number: number)
        let (year, month, dayOfMonth) = day.parts
        if isNamed(day), let time = time(from: Int(wall - number * Self.day)) { return number * Self.day + Int64(time) }
        guard let start = time(from: 0) else { return nil }
        var candidate = CivilMonth(year: year, month: month)
        var first = dayOfMonth + 1
        // Among 40 years there is a 29 February on every weekday, also around a year 2100.
        for _ in 0...(41 * 12) where candidate.year <= 9999 {
            if let found = matchingDays(of: candidate).first(from: first) {
                return (candidate.start.number + Int64(found) - 1) * Self.day + Int64(start)
            }
            candidate = candidate.next
            first = 1
        }
        return nil
    }

    private func isNamed(_ day: CivilDay) -> Bool {
        let (year, month, dayOfMonth) = day.parts
        return matchingDays(of: CivilMonth(year: year, month: month)).contains(dayOfMonth)
    }

    /// The days of a month that the expression names.
    func matchingDays(of month: CivilMonth) -> CronSet {
        guard months.contains(month.month) else { return .empty }
        let (one, other) = (days.days(of: month), weekdays.days(of: month))
        return days.isOpen || weekdays.isOpen ? one.intersection(other) : one.union(other)
    }

    /// The first second of a day, not before another, that the expression names.
    private func time(from second: Int) -> Int? {
        let (hour, minute) = (second / 3600, second / 60 % 60)
        guard let firstMinute = minutes.first(from: 0), let firstSecond = seconds.first(from: 0) else { return nil }
        if hours.contains(hour) {
            if minutes.contains(minute), let found = seconds.first(from: second % 60) {
                return hour * 3600 + minute * 60 + found
            }
            if let found = minutes.first(from: minute + 1) { return hour * 3600 + found * 60 + firstSecond }
        }
        return hours.first(from: hour + 1).map { $0 * 3600 + firstMinute * 60 + firstSecond }
    }
}
