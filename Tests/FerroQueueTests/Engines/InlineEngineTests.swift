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

    @Test func `jobs behind one that fails run all the same, and its error is thrown`() async throws {
        let jobs: [any Job] = [Failing(), WriteNote(text: "b"), WriteNote(text: "c")]
        await #expect(throws: Oops.self) { try await queue().push(contentsOf: jobs) }
        #expect(journal.notes == ["run", "failed: oops", "b", "c"])
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

    @Test func `the jobs of a chain run one after the other until one fails`() async throws {
        try await queue().chain([WriteNote(text: "a"), WriteNote(text: "b")])
        #expect(journal.notes == ["a", "b"])
        await #expect(throws: Oops.self) { try await queue().chain([Failing(), WriteNote(text: "c")]) }
        #expect(journal.notes == ["a", "b", "run", "failed: oops"])
    }

    @Test func `the jobs of a batch run in turn, then what follows`() async throws {
        let queue = try queue()
        let id = try await queue.batch("b", [WriteNote(text: "a"), WriteNote(text: "b")]) {
            $0.then(WriteNote(text: "success"))
            $0.onFailure(WriteNote(text: "failure"))
            $0.finally(WriteNote(text: "end"))
        }
        #expect(journal.notes == ["a", "b", "success", "end"])
        let batch = try await #require(queue.batch(id))
        #expect([batch.total, batch.pending, batch.failed] == [2, 0, 0])
        #expect(batch.finishedAt != nil)
        #expect(try await queue.add([WriteNote(text: "late")], to: id) == false)
    }

    @Test(arguments: [true, false])
    func `a job that fails ends its batch, unless failures are allowed`(allowsFailures: Bool) async throws {
        let queue = try queue()
        let jobs: [any Job] = [Failing(), WriteNote(text: "next")]
        let push = {
            try await queue.batch("b", jobs) {
                $0.onFailure(WriteNote(text: "failure"))
                $0.then(WriteNote(text: "success"))
                $0.finally(WriteNote(text: "end"))
                $0.allowsFailures = allowsFailures
            }
        }
        if allowsFailures {
            let id = try await push()
            #expect(try await queue.batch(id)?.failed == 1)
        } else {
            await #expect(throws: Oops.self) { _ = try await push() }
        }
        let expected = ["run", "failed: oops", "failure"] + (allowsFailures ? ["next"] : []) + ["end"]
        #expect(journal.notes == expected)
    }
}
