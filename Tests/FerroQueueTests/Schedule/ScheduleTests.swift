import FerroQueue
import Foundation
import Testing

@Suite struct ScheduleTests {
    @ScheduleBuilder private var schedule: Schedule<Journal> {
        Every(.day, at: 3, 30) { WriteNote(text: "prune") }
        Every(.minutes(5)) { WriteNote(text: "feeds") }.withoutOverlapping()
        Every(.seconds(10)) { Failing() }
        Cron("*/5 9-17 * * MON-FRI", in: "Europe/Berlin") { WriteNote(text: "report") }.named("report").catchUp(.all())
        Every(.month, on: .last, at: 23) { tick in WriteNote(text: "\(tick.dueAt)") }
        if true { Every(.hour, at: 15) { Waiting() }.when { true }.onPush { _ in } }
        for hour in [1, 2] { Every(.weekend, at: hour) { Chain(length: hour) }.in("America/New_York") }
    }

    @Test func `a schedule reads as it is written, and names itself`() throws {
        #expect(
            try Timetable(schedule).names == [
                "write_note:daily-at-03:30", "write_note:every-5-minutes", "failing:every-10-seconds", "report",
                "write_note:monthly-on-the-last-day-at-23:00", "waiting:hourly-at-minute-15",
                "chain:saturday-and-sunday-at-01:00", "chain:saturday-and-sunday-at-02:00",
            ])
    }

    /// Every frequency with the cron expression that it stands for, or its words.
    private static let frequencies: [(Every<Journal>, String, next: String)] = [
        (Every(.second) { Once() }, "once:every-second", "2026-11-21T10:00:01Z"),
        (Every(.seconds(45)) { Once() }, "once:every-45-seconds", "2026-11-21T10:00:45Z"),
        (Every(.minute) { Once() }, "once:every-minute", "2026-11-21T10:01:00Z"),
        (Every(.minutes(30)) { Once() }, "once:every-30-minutes", "2026-11-21T10:30:00Z"),
        (Every(.hour) { Once() }, "once:hourly", "2026-11-21T11:00:00Z"),
        (Every(.hours(6), at: 5) { Once() }, "once:every-6-hours-at-minute-5", "2026-11-21T12:05:00Z"),
        (Every(.day) { Once() }, "once:daily-at-00:00", "2026-11-22T00:00:00Z"),
        (Every(.day, atHours: 13, 1) { Once() }, "once:daily-at-01:00-and-13:00", "2026-11-21T13:00:00Z"),
        (Every(.week) { Once() }, "once:monday-at-00:00", "2026-11-23T00:00:00Z"),
        (Every(.friday, at: 9) { Once() }, "once:friday-at-09:00", "2026-11-27T09:00:00Z"),
        (Every(.days(.tuesday, .sunday), at: 9) { Once() }, "once:tuesday-sunday-at-09:00", "2026-11-22T09:00:00Z"),
        (Every(.weekday, at: 9) { Once() }, "once:monday-to-friday-at-09:00", "2026-11-23T09:00:00Z"),
        (Every(.weekend, at: 9) { Once() }, "once:saturday-and-sunday-at-09:00", "2026-11-22T09:00:00Z"),
        (Every(.month) { Once() }, "once:monthly-on-day-1-at-00:00", "2026-12-01T00:00:00Z"),
        (Every(.month, on: 15, at: 8, 5) { Once() }, "once:monthly-on-day-15-at-08:05", "2026-12-15T08:05:00Z"),
        (
            Every(.month, on: .lastWorkday) { Once() }, "once:monthly-on-the-last-workday-at-00:00",
            "2026-11-30T00:00:00Z"
        ),
        (
            Every(.month, on: .last(.friday)) { Once() }, "once:monthly-on-the-last-friday-at-00:00",
            "2026-11-27T00:00:00Z"
        ),
        (
            Every(.month, on: .nth(2, .monday)) { Once() }, "once:monthly-on-monday-number-2-at-00:00",
            "2026-12-14T00:00:00Z"
        ),
        (Every(.quarter) { Once() }, "once:quarterly-on-day-1-at-00:00", "2027-01-01T00:00:00Z"),
        (Every(.year, on: .last, at: 1) { Once() }, "once:yearly-on-the-last-day-at-01:00", "2027-01-31T01:00:00Z"),
        (Every(.months(3, 9)) { Once() }, "once:march-september-on-day-1-at-00:00", "2027-03-01T00:00:00Z"),
    ]

    @Test(arguments: frequencies.indices)
    func `every frequency has a name and a next time`(index: Int) async throws {
        let (every, name, next) = Self.frequencies[index]
        let timetable = try Timetable(Schedule(entries: every.entries))
        #expect(timetable.names == [name])
        let scheduler = Scheduler(
            timetable, queue: Queue(MemoryEngine()), logger: .quiet, now: { moment("2026-11-21T10:00:00Z") })
        #expect(text(try await scheduler.list(next: 1).first?.next.first) == next)
    }

    private static let wrong: [(Schedule<Journal>, String)] = [
        (Schedule { Every(.day, at: 24) { Once() } }, "24 is no hour"),
        (Schedule { Every(.day, at: 3, 60) { Once() } }, "60 is no minute"),
        (Schedule { Every(.hour, at: -1) { Once() } }, "-1 is no minute"),
        (Schedule { Every(.minutes(0)) { Once() } }, "every 0 minutes"),
        (Schedule { Every(.minutes(.max)) { Once() } }, "is not between a second and a year"),
        (Schedule { Every(.hours(5)) { Once() } }, "does not divide a day"),
        (Schedule { Every(.days()) { Once() } }, "no day is named"),
        (Schedule { Every(.months(13)) { Once() } }, "13 is no month"),
        (Schedule { Every(.month, on: 32) { Once() } }, "\"32\" is not 1 to 31"),
        (Schedule { Every(.months(2), on: 30) { Once() } }, "no month has such a day"),
        (Schedule { Cron("* * * *") { Once() } }, "it has 4 fields"),
        (Schedule { Cron("* * * * *", in: "Europe/Berln") { Once() } }, "did you mean Europe/Berlin?"),
        (Schedule { Cron("* * * * *", in: "new york") { Once() } }, "did you mean America/New_York?"),
        (Schedule { Cron("* * * * *", in: "GMT+3") { Once() } }, "there is no time zone"),
        (Schedule { Cron("* * * * *", in: "nowhere at all") { Once() } }, "names are as in Europe/Berlin"),
        (
            Schedule { Cron("* * * * *", in: "EST") { Once() } },
            "name the zone by area and place, as in America/New_York"
        ),
        (Schedule { Cron("* * * * *", in: "CET") { Once() } }, "\"CET\" is an abbreviation"),
        (Schedule { Every(.day, in: "bst") { Once() } }, "is an abbreviation"),
        (Schedule { Every(.day) { Once() }.in("EST5EDT") }, "there is no time zone"),
        (Schedule { Every(.day, in: "Japan") { Once() } }, "there is no time zone"),
        (Schedule { Every(.day, in: "") { Once() } }, "there is no time zone"),
        (Schedule { Every(.day) { Once() }.named("") }, "a name has 1 to 160 bytes"),
        (Schedule { Every(.day) { Once() }.named("a b") }, "without spaces"),
        (
            Schedule {
                Every(.day) { Once() }; Every(.day) { Once() }
            }, "two entries of the schedule are called \"once:"
        ),
        (
            Schedule {
                Every(.day) { Once() }.named("a"); Every(.hour) { Once() }.named("a")
            }, "called \"a\""
        ),
    ]

    @Test(arguments: wrong.indices)
    func `what cannot be is refused when the app boots`(index: Int) {
        let error = #expect(throws: QueueError.self) { try Timetable(Self.wrong[index].0) }
        #expect(error?.code == .schedule)
        #expect(error?.message.contains(Self.wrong[index].1) == true, "\(error?.message ?? "")")
    }

    @Test func `an unknown zone of the whole schedule is refused, and a known one is everybody's who names none`()
        throws
    {
        #expect(throws: QueueError.self) { try Timetable(schedule, zone: "Mars/Olympus") }
        for zone in ["Asia/Tokyo", "UTC", "Etc/GMT+3", "America/Argentina/Buenos_Aires"] {
            _ = try Timetable(schedule, zone: zone)
        }
    }
}
