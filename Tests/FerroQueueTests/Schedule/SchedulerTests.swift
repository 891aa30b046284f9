import FerroQueue
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite struct SchedulerTests {
    private let clock = ManualClock()

    private func scheduler(
        _ schedule: Schedule<Journal>, _ engine: any QueueEngine, node: String = "n"
    ) throws -> Scheduler<Journal> {
        let clock = clock
        return Scheduler(
            try Timetable(schedule), queue: Queue(engine, now: { clock.date }),
            configuration: SchedulerConfiguration(node: node), logger: .quiet, clock: clock, now: { clock.date },
            random: { 0 })
    }

    private var minutely: Schedule<Journal> {
        Schedule { Every(.minute) { WriteNote(text: "a") }.named("a").catchUp(.all()) }
    }

    /// Lets the time go on in steps, whoever sleeps, until something holds.
    private func advance(until condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !condition() {
            try #require(ContinuousClock.now < deadline, "it never came to pass")
            clock.advance(by: .milliseconds(500))
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @Test func `schedulers take each tick once until they are told to stop`() async throws {
        let engine = MemoryEngine()
        let tasks = try ["m", "n"].map { node in
            let scheduler = try scheduler(minutely, engine, node: node)
            return Task { try await scheduler.run() }
        }
        try await advance { try await engine.stores.ticks.history(of: "a", limit: 10).count >= 4 }
        for task in tasks { task.cancel() }
        for task in tasks { try await task.value }
        let ticks = try await engine.stores.ticks.history(of: "a", limit: 100).map(\.tick.dueAt)
        #expect(ticks.first == ticks.last?.addingTimeInterval(Double(ticks.count - 1) * 60))
        #expect(try await Queue(engine, now: { clock.date }).jobs().pending.count == ticks.count)
    }

    @Test func `a store that was away is asked again, and nothing is lost`() async throws {
        let engine = FlakyEngine()
        let scheduler = try scheduler(minutely, engine)
        let task = Task { try await scheduler.run() }
        try await advance { try await engine.stores.ticks.last(of: ["a"])["a"] != nil }
        engine.failing.withLock { $0 = ["a"] }
        let began = clock.date
        try await advance { clock.date > began.addingTimeInterval(300) }
        engine.failing.withLock { $0 = [] }
        try await advance { try await engine.stores.ticks.history(of: "a", limit: 100).count >= 5 }
        task.cancel()
        try await task.value
        let ticks = try await engine.stores.ticks.history(of: "a", limit: 100).map(\.tick.dueAt)
        #expect(ticks.first == ticks.last?.addingTimeInterval(Double(ticks.count - 1) * 60))
    }

    @Test func `a store that hangs holds up no stop`() async throws {
        let gates = Journal()
        let scheduler = try scheduler(minutely, FlakyEngine(gates: gates))
        let task = Task { try await scheduler.run() }
        await gates.noted("taking")
        task.cancel()
        await clock.sleeper(until: .seconds(2))
        clock.advance(by: .seconds(2))
        try await task.value
        gates.open("answered")
    }

    @Test func `the list says when entries are due, in words and in dates`() async throws {
        let engine = MemoryEngine()
        let schedule = Schedule<Journal> {
            Every(.day, at: 3, 30, in: "Europe/Berlin") { WriteNote(text: "a") }.named("a")
            Cron("*/5 9-17 * * MON-FRI") { WriteNote(text: "b") }.named("b")
        }
        let scheduler = try scheduler(schedule, engine)
        try await scheduler.pause("b")
        let list = try await scheduler.list(next: 2)
        #expect(list.map(\.cadence) == ["daily at 03:30", "*/5 9-17 * * MON-FRI"])
        #expect(list.map(\.zone) == ["Europe/Berlin", "GMT"])
        #expect(list.first?.next.map(text) == ["2027-01-16T02:30:00Z", "2027-01-17T02:30:00Z"])
        #expect(list.map(\.isPaused) == [false, true])
        #expect(list.map(\.last) == [nil, nil])
        try await scheduler.pause("b", false)
        #expect(try await scheduler.list().map(\.isPaused) == [false, false])
    }

    @Test func `an entry can be run by hand, beside its ticks`() async throws {
        let engine = MemoryEngine()
        let schedule = Schedule<Journal> {
            Every(.minute) { tick in WriteNote(text: tick.entry) }.named("a").withoutOverlapping().when { false }
        }
        let scheduler = try scheduler(schedule, engine)
        #expect(try await scheduler.run("a").isNew)
        #expect(try await scheduler.run("a").isNew == false)
        #expect(try await engine.stores.ticks.last(of: ["a"]) == [:])
        let job = try #require(try await Queue(engine, now: { clock.date }).jobs().pending.first)
        #expect(job.jobType == "write_note")
        let error = await #expect(throws: QueueError.self) { try await scheduler.run("b") }
        #expect(error?.message == "the schedule has no entry \"b\": there are a")
    }

    @Test func `an entry can be tried here and now, without a store`() async throws {
        let journal = Journal()
        let runner = InlineRunner(registry: try JobRegistry(.all), logger: .quiet, clock: clock) { _ in journal }
        let scheduler = try scheduler(
            Schedule { Every(.minute) { WriteNote(text: "tried") }.named("a") }, InlineEngine(run: runner.run))
        try await scheduler.test("a", with: runner.run)
        #expect(journal.notes == ["tried"])
        #expect(try await scheduler.history(of: "a").isEmpty)
    }
}
