import FerroSupport
import FerroTesting
import Foundation
import Synchronization
import Testing

@testable import FerroQueue

@Suite struct ScheduleRoundTests {
    private let start = moment("2026-11-21T10:00:00Z")

    private func round(
        _ schedule: Schedule<Journal>, _ engine: any QueueEngine, node: String = "n"
    ) throws -> ScheduleRound<Journal> {
        let limit = HookLimit(duration: .seconds(30), clock: ContinuousClock(), logger: .quiet)
        return ScheduleRound(timetable: try Timetable(schedule), queue: Queue(engine), node: node, limit: limit)
    }

    private func go(_ round: inout ScheduleRound<Journal>, at seconds: Double) async throws -> Double? {
        let next = try await round.go(now: start.addingTimeInterval(seconds)) { false }
        return next?.timeIntervalSince(start)
    }

    private func ticks(_ engine: any QueueEngine, _ entry: String = "a") async throws -> [Double] {
        try await engine.stores.ticks.history(of: entry, limit: 1000).reversed().filter { $0.jobID != nil }
            .map { $0.tick.dueAt.timeIntervalSince(start) }
    }

    private func messages(_ engine: any QueueEngine, _ entry: String = "a") async throws -> [String?] {
        try await engine.stores.ticks.history(of: entry, limit: 1000).reversed().map(\.message)
    }

    private func minutely(_ rule: CatchUp = .latest) -> Schedule<Journal> {
        Schedule { Every(.minute) { WriteNote(text: "a") }.named("a").catchUp(rule) }
    }

    @Test func `an entry begins when it is first seen, and its ticks come at their times`() async throws {
        let engine = MemoryEngine()
        var round = try round(minutely(.all()), engine)
        #expect(try await go(&round, at: 30) == 60)
        #expect(try await ticks(engine).isEmpty)
        #expect(try await go(&round, at: 59.9) == 60)
        #expect(try await go(&round, at: 60.001) == 120)
        #expect(try await go(&round, at: 120.001) == 180)
        #expect(try await ticks(engine) == [60, 120])
        let job = try #require(try await engine.stores.administration.list(JobFilter(), limit: 1, now: start).first)
        #expect(job.envelope.headers.tick == Tick(entry: "a", dueAt: start.addingTimeInterval(60)))
        #expect(job.envelope.availableAt == start.addingTimeInterval(60.001))
    }

    @Test func `a restart goes on from the store, and catches up as the entry says`() async throws {
        for (rule, expected) in [
            (CatchUp.latest, [60, 3600.0]), (.skip(), [60, 3600]), (.skip(grace: .zero), [60]),
            (.all(limit: 3), [60, 3480, 3540, 3600]),
        ] {
            let engine = MemoryEngine()
            var before = try round(minutely(rule), engine)
            _ = try await go(&before, at: 0)
            _ = try await go(&before, at: 60)
            var after = try round(minutely(rule), engine, node: "m")
            _ = try await go(&after, at: 3610)
            #expect(try await ticks(engine) == expected)
            #expect(try await go(&after, at: 3611) == 3660)
        }
    }

    @Test func `nodes whose clocks are half a minute apart take each tick once`() async throws {
        let engine = MemoryEngine()
        var nodes = try (0..<5).map { (Double($0) * 15 - 30, try round(minutely(.all()), engine, node: "n\($0)")) }
        for second in stride(from: 0.0, through: 1200, by: 7) {
            for index in nodes.indices { _ = try await go(&nodes[index].1, at: second + nodes[index].0) }
        }
        let ticks = try await ticks(engine)
        #expect(ticks == stride(from: ticks.first ?? 0, through: ticks.last ?? 0, by: 60).map { $0 })
        #expect(ticks.count >= 19)
    }

    @Test func `a clock that is set back doubles nothing, and one set forward makes no storm`() async throws {
        let engine = MemoryEngine()
        var round = try round(minutely(.all(limit: 5)), engine)
        for second in [0.0, 60, 120] { _ = try await go(&round, at: second) }
        #expect(try await go(&round, at: -7200) == 180)
        for second in [-3600.0, 60, 120] { _ = try await go(&round, at: second) }
        #expect(try await ticks(engine) == [60, 120])
        #expect(try await go(&round, at: 180) == 240)
        #expect(try await go(&round, at: 36_000) == 36_060)
        #expect(try await ticks(engine) == [60, 120, 180, 35_760, 35_820, 35_880, 35_940, 36_000])
    }

    @Test func `an hour that comes twice gives a fixed time once, on nodes of every clock`() async throws {
        let engine = MemoryEngine()
        let schedule = Schedule<Journal> {
            Every(.day, at: 2, 30, in: "Europe/Berlin") { WriteNote(text: "a") }.named("a")
            Every(.minutes(10)) { WriteNote(text: "b") }.named("b").catchUp(.all())
        }
        var nodes = try [-30.0, 0, 30].map { ($0, try round(schedule, engine)) }
        let night = moment("2026-10-24T22:00:00Z").timeIntervalSince(start)
        for second in stride(from: 0.0, through: 6 * 3600, by: 20) {
            for index in nodes.indices { _ = try await go(&nodes[index].1, at: night + second + nodes[index].0) }
        }
        #expect(try await ticks(engine, "a") == [night + 2.5 * 3600])
        #expect(try await ticks(engine, "b").count == 37)
    }

    @Test func `conditions, jobs that cannot be made and overlaps leave a tick out, and the others run`() async throws {
        let engine = MemoryEngine()
        let schedule = Schedule<Journal> {
            Every(.minute) { WriteNote(text: "") }.named("no").when { true }.when { false }
            Every(.minute) { WriteNote(text: "") }.named("unsure").when { throw Oops() }
            Every(.minute) { () throws -> WriteNote in throw Oops() }.named("broken")
            Every(.minute) { WriteNote(text: String(repeating: "a", count: 300_000)) }.named("large")
            Every(.minute) { WriteNote(text: "") }.named("alone").withoutOverlapping()
            Every(.minute) { tick in WriteNote(text: tick.entry) }.named("a")
        }
        var round = try round(schedule, engine)
        for second in [0.0, 60, 120] { _ = try await go(&round, at: second) }
        #expect(try await messages(engine, "no") == Array(repeating: "its condition did not hold", count: 2))
        #expect(try await messages(engine, "unsure").first == "its condition could not be asked: oops")
        #expect(try await messages(engine, "broken").first == "its job could not be made: oops")
        #expect(try await messages(engine, "large").first??.contains("takes 300") == true)
        #expect(try await ticks(engine, "alone") == [60])
        #expect(try await messages(engine, "alone").last??.contains("of an earlier tick is not done") == true)
        #expect(try await ticks(engine, "a") == [60, 120])
    }

    @Test func `a paused entry leaves its ticks out until it goes on`() async throws {
        let engine = MemoryEngine()
        var round = try round(minutely(.all()), engine)
        _ = try await go(&round, at: 0)
        try await engine.stores.ticks.pause("a", true, now: start)
        for second in [60.0, 120] { _ = try await go(&round, at: second) }
        try await engine.stores.ticks.pause("a", false, now: start)
        _ = try await go(&round, at: 185)
        #expect(try await ticks(engine) == [180])
    }

    @Test func `hooks are told of what was pushed, and of how it ended`() async throws {
        let engine = MemoryEngine()
        let notes = Notes()
        let schedule = Schedule<Journal> {
            Every(.minute) { WriteNote(text: "a") }.named("a").onPush { notes.add("pushed \($0.entry)") }
                .onSuccess { notes.add("done \($0.tick.entry)") }
                .onFailure { notes.add("failed \($0.message ?? "")") }
        }
        var round = try round(schedule, engine)
        for second in [0.0, 60, 120] { _ = try await go(&round, at: second) }
        let jobs = try await engine.stores.administration.list(JobFilter(), limit: 2, now: start + .seconds(999))
        let ended = TickNotes(try Timetable(schedule), store: engine.stores.ticks, logger: .quiet)
        for (job, isDone) in zip(jobs, [true, false]) {
            await ended.ended(job.envelope, isDone: isDone, message: isDone ? nil : "oops", at: start)
        }
        #expect(notes.all == ["pushed a", "pushed a", "done a", "failed oops"])
        let history = try await engine.stores.ticks.history(of: "a", limit: 2)
        #expect(Set(history.map(\.isDone)) == [true, false])
    }

    @Test func `a store that is away keeps its ticks for later, and one bad entry does not hold up the rest`()
        async throws
    {
        let engine = FlakyEngine()
        let schedule = Schedule<Journal> {
            Every(.minute) { WriteNote(text: "a") }.named("a").catchUp(.all())
            Every(.minute) { WriteNote(text: "b") }.named("b")
        }
        var round = try round(schedule, engine)
        _ = try await go(&round, at: 0)
        engine.failing.withLock { $0 = ["a"] }
        for second in [60.0, 120] { await #expect(throws: Oops.self) { _ = try await go(&round, at: second) } }
        #expect(try await ticks(engine) == [])
        #expect(try await ticks(engine, "b") == [60, 120])
        engine.failing.withLock { $0 = [] }
        #expect(try await go(&round, at: 130) == 180)
        #expect(try await ticks(engine) == [60, 120])
    }
}

/// Texts in the order in which they were added.
final class Notes: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
}
