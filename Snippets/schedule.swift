// What an app does at certain times.
import Ferro
import Logging

// snippet.schedule
struct Office: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var jobs: [any Job.Type] { [PruneSessions.self, RefreshFeeds.self, Report.self] }
    func routes(_ r: Router) {}

    @ScheduleBuilder var schedule: Schedule {
        Every(.day, at: 3, 30) { PruneSessions() }
        Every(.minutes(5)) { RefreshFeeds() }.withoutOverlapping()
        Cron("*/5 9-17 * * MON-FRI", in: "Europe/Berlin") { Report(kind: "desk") }.named("desk-report")
        Every(.month, on: .last(.friday), at: 17) { tick in Report(kind: "month", day: tick.dueAt) }
    }
}
// snippet.end

@ScheduleBuilder var cadences: Schedule {
    // snippet.cadences
    Every(.seconds(10)) { RefreshFeeds() }  // real time, counted from 1970: 0, 10, 20 … past the minute
    Every(.minute) { RefreshFeeds() }
    Every(.hour, at: 20) { RefreshFeeds() }  // 0:20, 1:20, …
    Every(.hours(6), at: 15) { RefreshFeeds() }  // 0:15, 6:15, 12:15, 18:15
    Every(.day) { PruneSessions() }  // at midnight
    Every(.day, atHours: 1, 13) { PruneSessions() }
    Every(.weekday, at: 9) { Report(kind: "morning") }  // Monday to Friday
    Every(.days(.tuesday, .saturday), at: 18, 30) { Report(kind: "market") }
    Every(.month, on: 15, at: 8) { Report(kind: "half") }
    Every(.quarter, on: .lastWorkday, at: 17) { Report(kind: "quarter") }
    Every(.months(3, 9), on: .nth(2, .monday)) { Report(kind: "exam") }
    // snippet.end
}

func isHoliday() async throws -> Bool { false }
func alert(_ text: String) async {}

@ScheduleBuilder var rules: Schedule {
    // snippet.rules
    Schedule {
        Every(.day, at: 2, 30) { PruneSessions() }.catchUp(.skip())
        Every(.hour) { Report(kind: "hour") }.catchUp(.all(limit: 24))
    }.in("Europe/Berlin")

    Every(.weekday, at: 9) { Report(kind: "morning") }
        .when { try await !isHoliday() }
        .onFailure { ending in await alert("\(ending.tick.entry): \(ending.message ?? "")") }
    // snippet.end
}

func alone(_ queue: Queue, _ logger: Logger) async throws {
    // snippet.alone
    let scheduler = Scheduler(try Timetable(Office().schedule, zone: "Europe/Berlin"), queue: queue, logger: logger)
    for entry in try await scheduler.list(next: 1) { print(entry.name, entry.next) }
    try await scheduler.run()  // until it is cancelled
    // snippet.end
}

func reading() throws {
    // snippet.cron
    let expression = try CronExpression("0 12 L * ?")
    let next = expression.next(after: .now)  // noon of the last day of a month, in UTC
    // snippet.end
    _ = next
}

struct PruneSessions: Job { func run(_ c: JobContext) async throws {} }
struct RefreshFeeds: Job { func run(_ c: JobContext) async throws {} }
struct Report: Job {
    var kind: String
    var day: Date?
    func run(_ c: JobContext) async throws {}
}
