import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What people ask of a schedule by hand.
extension Scheduler {
    /// The entries in the order of the schedule, each with its next ticks; two round trips.
    public func list(next count: Int = 3) async throws -> [ScheduleListing] {
        let lasts = try await queue.engine.stores.ticks.last(of: timetable.names)
        let paused = try await queue.engine.stores.ticks.paused()
        let now = now()
        return timetable.lines.map { line in
            // A last tick that lies ahead, after a clock was wrong: the entry stands still until then.
            let start = max(now, lasts[line.name] ?? now)
            var next: [Date] = []
            while next.count < min(max(0, count), 100), let date = line.next(after: next.last ?? start) {
                next.append(date)
            }
            return ScheduleListing(
                name: line.name, job: line.entry.job, cadence: line.cadence.description, zone: line.zone.identifier,
                next: next, last: lasts[line.name], isPaused: paused.contains(line.name))
        }
    }

    /// Takes the ticks that are due, once, and answers when the next one is: for those who start it every minute.
    @discardableResult
    public func runDue() async throws -> Date? {
        var round = round(patience: nil)
        return try await round.go(now: now()) { false }
    }

    /// Pushes an entry's job now, beside its ticks: they come as if it had not been, and its conditions are not asked.
    ///
    /// An entry that does not overlap is pushed only when no job of it waits or runs: the receipt then is not new.
    /// Throws `.schedule` for an unknown name.
    @discardableResult
    public func run(_ name: String) async throws -> JobReceipt {
        let line = try timetable.line(named: name)
        let now = now()
        let draft = try line.draft(tick(of: name, now), queue: queue, now: now)
        return try await queue.engine.push([draft], on: nil).first ?? JobReceipt(id: JobID(0))
    }

    /// Runs an entry's job here and at once, without a store; throws what the job throws.
    ///
    /// ```swift
    /// try await scheduler.test("report", with: InlineRunner(registry: registry, logger: logger) { … }.run)
    /// ```
    public func test(_ name: String, with run: @Sendable (JobEnvelope) async throws -> Void) async throws {
        let line = try timetable.line(named: name)
        let now = now()
        let draft = try line.draft(tick(of: name, now), queue: queue, now: now)
        try await run(JobEnvelope(id: JobID(0), draft: draft, attempts: 1))
    }

    /// Stops an entry until it is let go on; its ticks meanwhile are left out and noted.
    public func pause(_ name: String, _ isPaused: Bool = true) async throws {
        _ = try timetable.line(named: name)
        try await queue.engine.stores.ticks.pause(name, isPaused, now: now())
    }

    /// The latest ticks of an entry, the newest first.
    public func history(of name: String, limit: Int = 20) async throws -> [TickRecord] {
        _ = try timetable.line(named: name)
        return try await queue.engine.stores.ticks.history(of: name, limit: limit)
    }

    private func tick(of name: String, _ now: Date) -> Tick { Tick(entry: name, dueAt: Moment.date(Moment.of(now))) }
}
