import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Testing

@Suite struct InlineEngineTests {
    private let journal = Journal()
    private let clock = ManualClock()

    private func queue() throws -> Queue {
        let journal = journal
        let runner = InlineRunner(registry: try JobRegistry(.all), logger: .quiet, clock: clock) { _ in journal }
        return Queue(InlineEngine(run: runner.run))
    }

    @Test func `a job runs when it is pushed, whatever its delay`() async throws {
        try await queue().push(WriteNote(text: "a"), after: .seconds(60))
        #expect(journal.notes == ["a"])
    }

    @Test func `what a job throws, push throws, after the job was told`() async throws {
        await #expect(throws: Oops.self) { try await queue().push(Failing()) }
        #expect(journal.notes == ["run", "failed: oops"])
    }

    @Test func `a job of an unknown name is refused at once`() async throws {
        struct Stranger: Job { func run(_ c: Journal) async throws {} }
        let error = await #expect(throws: QueueError.self) { try await queue().push(Stranger()) }
        #expect(error?.code == .unknownJob)
    }

    @Test func `a job runs within its timeout`() async throws {
        let queue = try queue()
        let push = Task { try await queue.push(Waiting()) }
        await clock.sleeper(until: .seconds(60))
        await journal.noted("started")
        clock.advance(by: .seconds(60))
        let error = await #expect(throws: QueueError.self) { try await push.value }
        #expect(error?.code == .timeout)
    }

    @Test func `a job pushed in a transaction runs after the commit, and not after a rollback`() async throws {
        let database = Database(try await SQLiteDatabase())
        let queue = try queue()
        let journal = journal
        try await database.transaction { db in
            try await queue.push(WriteNote(text: "a"), on: db)
            try await queue.push(Failing(), on: db)
            journal.note("in the transaction")
        }
        #expect(journal.notes == ["in the transaction", "a", "run", "failed: oops"])
        await #expect(throws: Oops.self) {
            try await database.transaction { db in
                try await queue.push(WriteNote(text: "b"), on: db)
                throw Oops()
            }
        }
        #expect(journal.notes.contains("b") == false)
    }
}
