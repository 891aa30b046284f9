import FerroQueue
import Foundation

/// What the nodes of the proof push again and again: times of every kind around a change of the clock.
enum ProofSchedule {
    struct Context: Sendable {}

    struct Beat: Job {
        func run(_ c: Context) async throws {}
    }

    static func timetable() throws -> Timetable<Context> {
        try Timetable(
            Schedule {
                Every(.day, at: 2, 30) { Beat() }.named("fixed")
                Every(.hours(2)) { Beat() }.named("hours")
                Every(.hour, at: 30) { Beat() }.named("hourly")
                Cron("*/15 * * * *") { Beat() }.named("cron")
                Every(.minutes(10)) { Beat() }.named("interval")
            }.catchUp(.all(limit: 1000)), zone: "Europe/Berlin")
    }

    /// The ticks that are due after a beginning up to an end, reckoned by a search that knows no cron.
    static func expected(after start: Date, through end: Date) -> Set<Tick> {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        var ticks: Set<Tick> = []
        var shown: Set<[Int]> = []
        var gap = false
        var last: Int?
        for moment in stride(from: start.addingTimeInterval(60), through: end, by: 60) {
            let parts = calendar.dateComponents([.day, .hour, .minute], from: moment)
            let (hour, minute) = (parts.hour ?? 0, parts.minute ?? 0)
            // 2:00 and 2:30 are named for the hour that is left out: both are due when it ends.
            gap = last == 119 && hour == 3
            last = hour * 60 + minute
            let isFirst = shown.insert([parts.day ?? 0, hour, minute]).inserted
            func add(_ entry: String, if isDue: Bool) {
                if isDue { ticks.insert(Tick(entry: entry, dueAt: moment)) }
            }
            add("fixed", if: gap || (isFirst && hour == 2 && minute == 30))
            add("hours", if: gap || (isFirst && hour % 2 == 0 && minute == 0))
            add("hourly", if: minute == 30)
            add("cron", if: minute % 15 == 0)
            add("interval", if: Int(moment.timeIntervalSince1970) % 600 == 0)
        }
        return ticks
    }
}
