import FerroQueue
import FerroSupport
import FerroTesting
import Foundation
import Testing

@Suite struct StepTests {
    /// Three steps, of which one counts; it fails once on the way.
    struct Import: Job {
        static let retry = Retry.fixed(attempts: 3, delay: .seconds(10))
        var failsAt: Int
        func run(_ c: RunDesk) async throws {
            try await c.job.step("prepare") { c.journal.note("prepare") }
            try await c.job.step("import", from: 0) { step in
                for number in step.cursor..<6 {
                    c.journal.note("item \(number)")
                    if number == failsAt, c.job.attempt == 1 { throw Oops() }
                    try await step.advance(to: number + 1)
                }
            }
            try await c.job.step("finish") { c.journal.note("finish") }
        }
    }

    @Test(arguments: EngineKind.allCases)
    func `steps that are done are skipped, and one that began goes on where it stood`(kind: EngineKind) async throws {
        try await kind.withEngine { engine in
            let watched = WatchedEngine(engine)
            let shop = Workshop(engine: watched)
            try await shop.queue.push(Import(failsAt: 3))
            let worker = try shop.desk(jobs: [Import.self])
            #expect(try await worker.drain() == 1)
            #expect(shop.journal.notes == ["prepare", "item 0", "item 1", "item 2", "item 3"])
            // The step that ended, and the position with the error: time stood still for the rest.
            #expect(watched.saves == 2)
            shop.clock.advance(by: .seconds(10))
            #expect(try await worker.drain() == 1)
            #expect(shop.journal.notes.dropFirst(5) == ["item 3", "item 4", "item 5", "finish"])
            #expect(worker.statistics.processed == 1)
        }
    }

    /// Advances, and tells whether it may go on.
    struct Long: Job {
        func run(_ c: RunDesk) async throws {
            try await c.job.step("count", from: 0) { step in
                for number in step.cursor..<1_000 {
                    if number == 3 {
                        c.journal.note("three")
                        await c.journal.pass("gate")
                        c.journal.note("stopping: \(c.job.isStopping)")
                    }
                    try await step.advance(to: number + 1)
                }
            }
        }
    }

    @Test func `a step ends where it stands when the worker stops`() async throws {
        let shop = Workshop()
        try await shop.queue.push(Long())
        let worker = try shop.desk(jobs: [Long.self])
        let task = Task { try await worker.run() }
        await shop.journal.noted("three")
        worker.stop()
        shop.journal.open("gate")
        try await task.value
        #expect(shop.journal.notes == ["three", "stopping: true"])
        let claim = try #require(try await shop.claim().first)
        #expect(claim.envelope.attempts == 1)
        #expect(String(decoding: claim.envelope.state ?? [], as: UTF8.self) == #"{"steps":{"count":"4"}}"#)
    }

    @Test func `a run that keeps nothing takes its steps all the same`() async throws {
        let draft = JobDraft(
            name: "a", queue: .default, payload: [], maxAttempts: 1, createdAt: .now, availableAt: .now)
        let journal = Journal()
        let job = RunningJob(JobEnvelope(id: JobID(1), draft: draft, attempts: 2))
        try await Import(failsAt: 0).run(RunDesk(job: job, journal: journal))
        try await Import(failsAt: 0).run(RunDesk(job: job, journal: journal))
        #expect(journal.notes.count == 8)
        #expect(job.isStopping == false)
    }
}
