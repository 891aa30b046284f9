import FerroTesting
import Foundation
import Logging
import Synchronization
import Testing

@testable import FerroQueue

@Suite struct HangingEntryTests {
    private let clock = ManualClock()
    private let gates = Journal()
    private let notes = Notes()

    private func scheduler(
        _ schedule: Schedule<Journal>, _ engine: any QueueEngine, logger: Logger = .quiet
    ) throws -> Scheduler<Journal> {
        let clock = clock
        return Scheduler(
            try Timetable(schedule), queue: Queue(engine, now: { clock.date }),
            configuration: SchedulerConfiguration(node: "n"), logger: logger, clock: clock, now: { clock.date },
            random: { 0 })
    }

    /// Rounds that do not wait for entries with conditions or hooks, unless there is no patience to run out.
    private func round(
        _ schedule: Schedule<Journal>, _ engine: any QueueEngine, patience: Duration? = .zero, logger: Logger = .quiet
    ) throws -> ScheduleRound<Journal> {
        let limit = HookLimit(duration: .seconds(30), clock: clock, logger: logger)
        return ScheduleRound(
            timetable: try Timetable(schedule), queue: Queue(engine), node: "n", limit: limit, patience: patience)
    }

    private func go(_ round: inout ScheduleRound<Journal>, at seconds: Double) async throws {
        _ = try await round.go(now: clock.start.addingTimeInterval(seconds)) { false }
    }

    private func ticks(_ engine: any QueueEngine, _ entry: String) async throws -> [Double] {
        try await engine.stores.ticks.history(of: entry, limit: 1000).reversed()
            .map { $0.tick.dueAt.timeIntervalSince(clock.start) }
    }

    @Test func `a condition that hangs holds up only its own entry, for its time, and onFailure is told`() async throws
    {
        let (engine, gates, notes, lines) = (MemoryEngine(), gates, notes, LogLines())
        let schedule = Schedule<Journal> {
            Every(.minute) { WriteNote(text: "a") }.named("hangs").when {
                await gates.pass("never")
                return true
            }.onFailure { notes.add("\($0.tick.entry): \($0.message ?? "")") }
            Every(.minute) { WriteNote(text: "b") }.named("plain")
            Every(.minute) { WriteNote(text: "c") }.named("asked").when { true }
        }
        var round = try round(schedule, engine, logger: lines.logger)
        try await go(&round, at: 0)
        for (second, taken) in [(60.0, [60.0]), (120, [60, 120])] {
            try await go(&round, at: second)
            #expect(try await ticks(engine, "plain") == taken)
            #expect(try await eventually { try await ticks(engine, "asked") == taken })
        }
        #expect(try await ticks(engine, "hangs") == [])
        await clock.sleeper(until: .seconds(30))
        clock.advance(by: .seconds(30))
        #expect(try await eventually { notes.all == ["hangs: its condition took longer than 30.0 seconds"] })
        #expect(try await ticks(engine, "hangs") == [60])
        #expect(lines.all.contains { $0.hasPrefix("error ") && $0.contains("hangs") })
        gates.open("never")
    }

    @Test func `a hook that hangs is left behind, and the next one is called`() async throws {
        let (engine, gates, notes) = (MemoryEngine(), gates, notes)
        let schedule = Schedule<Journal> {
            Every(.minute) { WriteNote(text: "a") }.named("a").onPush { _ in await gates.pass("never") }
                .onPush { _ in notes.add("second") }
            Every(.minute) { WriteNote(text: "b") }.named("plain")
        }
        var round = try round(schedule, engine)
        for second in [0.0, 60] { try await go(&round, at: second) }
        await clock.sleeper(until: .seconds(30))
        try await go(&round, at: 120)
        #expect(try await ticks(engine, "plain") == [60, 120])
        #expect(try await ticks(engine, "a") == [60])
        clock.advance(by: .seconds(30))
        #expect(try await eventually { notes.all == ["second"] })
        gates.open("never")
    }

    @Test func `what throws before the push is logged as an error with the entry's name, and onFailure is told once`()
        async throws
    {
        let (engine, notes, lines) = (MemoryEngine(), notes, LogLines())
        let schedule = Schedule<Journal> {
            Every(.minute) { WriteNote(text: "") }.named("unsure").when { throw Oops() }
                .onFailure { notes.add("\($0.tick.entry): \($0.message ?? "")") }.onSuccess { _ in notes.add("wrong") }
            Every(.minute) { () throws -> WriteNote in throw Oops() }.named("broken")
                .onFailure { notes.add("\($0.tick.entry): \($0.message ?? "")") }
            Every(.minute) { WriteNote(text: "") }.named("no").when { false }.onFailure { _ in notes.add("wrong") }
        }
        var nodes = try (0..<2).map { _ in try round(schedule, engine, patience: nil, logger: lines.logger) }
        for second in [0.0, 60] { for index in nodes.indices { try await go(&nodes[index], at: second) } }
        #expect(
            Set(notes.all) == [
                "unsure: its condition could not be asked: oops", "broken: its job could not be made: oops",
            ]
        )
        #expect(notes.all.count == 2)
        let errors = lines.all.filter { $0.hasPrefix("error ") }
        #expect(errors.count == 2 && errors.contains { $0.contains("unsure") && $0.contains("oops") })
        #expect(lines.all.contains { $0.hasPrefix("notice ") && $0.contains("schedule.entry=no") })
    }

    @Test func `a job's failed that hangs leaves the schedule's hook its own time`() async throws {
        struct Hanging: Job {
            static let retry = Retry.never
            func run(_ c: Journal) async throws { throw Oops() }
            func failed(_ error: any Error, _ c: Journal) async {
                c.note("failed")
                await c.pass("never")
            }
        }
        let notes = notes
        let shop = Workshop(clock: clock)
        let schedule = Schedule<Journal> {
            Every(.minute) { Hanging() }.named("a").onFailure { notes.add($0.message ?? "") }
        }
        let draft = JobDraft(
            name: Hanging.name, queue: .default, payload: Array("{}".utf8), maxAttempts: 1, createdAt: clock.date,
            availableAt: clock.date, headers: JobHeaders(tick: Tick(entry: "a", dueAt: clock.date)))
        _ = try await shop.engine.push([draft], on: nil)
        let ended = TickNotes(try Timetable(schedule), store: shop.engine.stores.ticks, logger: .quiet, clock: clock)
        let worker = try shop.worker(jobs: [Hanging.self], notes: ended)
        let task = Task { try await worker.drain() }
        await shop.journal.noted("failed")
        #expect(notes.all.isEmpty)
        await clock.sleeper(until: .seconds(30))
        clock.advance(by: .seconds(30))
        #expect(try await eventually { notes.all == ["oops"] })
        #expect(try await task.value == 1)
        shop.journal.open("never")
    }

    @Test func `the list begins after the last tick, where a wrong clock put it ahead`() async throws {
        let engine = MemoryEngine()
        let scheduler = try scheduler(Schedule { Every(.hour) { WriteNote(text: "a") }.named("a") }, engine)
        let ahead = clock.start.addingTimeInterval(10 * 3600)
        _ = try await engine.stores.ticks.take(Tick(entry: "a", dueAt: ahead), .skip("x"), by: "n", now: clock.date)
        let next = try await scheduler.list(next: 2).first?.next
        #expect(next == [11, 12].map { clock.start.addingTimeInterval($0 * 3600) })
    }
}

/// What was logged: the level, the text and the metadata of each line.
private final class LogLines: LogHandler {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    var logger: Logger { Logger(label: "test") { _ in self } }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        lines.withLock { $0.append("\(event.level) \(event.message) \(metadata)") }
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
}
