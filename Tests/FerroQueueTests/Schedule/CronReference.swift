import Foundation

/// The plainest reading of the rules: every minute of real time is looked at, and every minute of every day on the wall.
struct CronReference {
    private let fields: [Substring]
    private let calendar: Calendar
    private let zone: TimeZone

    init(_ text: String, _ zone: TimeZone) {
        fields = text.split(separator: " ")
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        self.calendar = calendar
        self.zone = zone
    }

    func moments(after start: Date, minutes: Int) -> [Date] {
        let end = start.addingTimeInterval(Double(minutes) * 60)
        if fields[1] == "*" { return real(start, minutes).filter { matches(wall($0)) } }
        // Each named time of the wall is put where it was first shown, or where a gap ended.
        var shown: [Date: Date] = [:]
        let moments = real(start.addingTimeInterval(-3 * 86_400), minutes + 6 * 1440)
        var last: Date?
        var found: Set<Date> = []
        for moment in moments {
            let wall = wall(moment)
            if let last, wall > last.addingTimeInterval(60) {
                var skipped = last.addingTimeInterval(60)
                while skipped < wall {
                    if matches(skipped), shown[skipped] == nil { found.insert(moment) }
                    skipped = skipped.addingTimeInterval(60)
                }
            }
            if shown[wall] == nil {
                shown[wall] = moment
                if matches(wall) { found.insert(moment) }
            }
            last = max(last ?? wall, wall)
        }
        return found.filter { $0 > start && $0 <= end }.sorted()
    }

    private func real(_ start: Date, _ minutes: Int) -> [Date] {
        (1...minutes).map { start.addingTimeInterval(Double($0) * 60) }
    }

    /// What the wall shows, as if it were UTC.
    private func wall(_ moment: Date) -> Date { moment.addingTimeInterval(Double(zone.secondsFromGMT(for: moment))) }

    private func matches(_ wall: Date) -> Bool {
        let parts = calendar.dateComponents([.minute, .hour, .day, .month, .weekday], from: wall)
        guard let minute = parts.minute, let hour = parts.hour, let day = parts.day, let month = parts.month,
            let weekday = parts.weekday, holds(fields[0], minute, 0...59), holds(fields[1], hour, 0...23),
            holds(fields[3], month, 1...12)
        else { return false }
        let length = calendar.range(of: .day, in: .month, for: wall)?.count ?? 0
        let isDay = fields[2] == "L" ? day == length : holds(fields[2], day, 1...31)
        let isWeekday = holdsWeekday(fields[4], weekday - 1, day, length)
        return fields[2].contains("*") || fields[4].contains("*") ? isDay && isWeekday : isDay || isWeekday
    }

    private func holds(_ field: Substring, _ number: Int, _ range: ClosedRange<Int>) -> Bool {
        field.split(separator: ",").contains { item in
            let parts = item.split(separator: "/")
            let ends = parts[0].split(separator: "-").compactMap { Int($0) }
            let first = ends.first ?? range.lowerBound
            let last = ends.count > 1 ? ends[1] : (ends.isEmpty ? range.upperBound : first)
            let step = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
            return number >= first && number <= last && (number - first) % step == 0
        }
    }

    private func holdsWeekday(_ field: Substring, _ weekday: Int, _ day: Int, _ length: Int) -> Bool {
        switch field {
        case "SAT,SUN": weekday == 0 || weekday == 6
        case "MON-FRI": (1...5).contains(weekday)
        case "0L": weekday == 0 && day > length - 7
        case "5#1": weekday == 5 && day <= 7
        case "7": weekday == 0
        default: holds(field, weekday, 0...6)
        }
    }
}
