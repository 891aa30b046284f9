import FerroSQL
import Synchronization
import Testing

@Suite struct RetryTests {
    private static let refused = SQLError(.serialization, "could not serialize access")

    /// Runs a transaction whose commit fails as told, and answers how often the closure ran.
    private func run(
        _ failures: [SQLError], isolation: TransactionIsolation? = nil, retry: TransactionRetry
    ) async -> (runs: Int, error: SQLError?, log: [String]) {
        let driver = RecordingDriver(errors: ["commit": failures])
        var retry = retry
        retry.delay = .zero
        let runs = Atomic(0)
        do {
            try await Database(driver).transaction(isolation: isolation, retry: retry) { _ in
                runs.add(1, ordering: .relaxed)
            }
            return (runs.load(ordering: .relaxed), nil, driver.log)
        } catch {
            return (runs.load(ordering: .relaxed), error as? SQLError, driver.log)
        }
    }

    @Test func `what was given up runs again in a new transaction`() async {
        let deadlock = SQLError(.deadlock, "deadlock detected")
        let result = await run([Self.refused, deadlock], retry: .upTo(5))
        #expect(result.runs == 3 && result.error == nil)
        #expect(result.log == ["begin", "commit", "rollback", "begin", "commit", "rollback", "begin", "commit"])
    }

    @Test(
        arguments: [
            (nil, TransactionRetry.automatic, 1), (.readCommitted, .automatic, 1), (.repeatableRead, .automatic, 3),
            (.serializable, .automatic, 3), (.serializable, .never, 1), (nil, .upTo(2), 2), (nil, .upTo(-1), 1),
        ] as [(TransactionIsolation?, TransactionRetry, Int)])
    func `attempts are bounded`(_ isolation: TransactionIsolation?, _ retry: TransactionRetry, _ runs: Int) async {
        let result = await run(Array(repeating: Self.refused, count: 9), isolation: isolation, retry: retry)
        #expect(result.runs == runs)
        #expect(result.error?.code == .serialization)
    }

    @Test(arguments: [SQLError.Code.unique, .connection, .busy, .cancelled])
    func `other failures are not tried again`(_ code: SQLError.Code) async {
        let result = await run([SQLError(code, "no")], retry: .upTo(5))
        #expect(result.runs == 1 && result.error?.code == code)
    }

    @Test func `an app's error counts by its cause`() async throws {
        let driver = RecordingDriver(errors: ["UPDATE x": [Self.refused]])
        try await Database(driver).transaction(retry: .upTo(2, delay: .zero)) { db in
            do { try await db.execute("UPDATE x") } catch { throw SQLError(.missing, "wrapped", cause: error) }
        }
        #expect(driver.log.count { $0 == "begin" } == 2)
    }

    @Test func `a nested transaction is not tried again alone`() async throws {
        let driver = RecordingDriver(errors: ["UPDATE x": [Self.refused]])
        let runs = Atomic(0)
        try await Database(driver).transaction(retry: .upTo(2, delay: .zero)) { db in
            runs.add(1, ordering: .relaxed)
            try await db.transaction(retry: .upTo(5, delay: .zero)) { db in try await db.execute("UPDATE x") }
        }
        #expect(runs.load(ordering: .relaxed) == 2)
        #expect(driver.log.count { $0 == "UPDATE x" } == 2)
    }

    @Test func `the actions of a failed attempt are dropped, those for a rollback run`() async throws {
        let driver = RecordingDriver(errors: ["commit": [Self.refused]])
        let notes = Mutex<[String]>([])
        let runs = Atomic(0)
        try await Database(driver).transaction(retry: .upTo(2, delay: .zero)) { db in
            let run = runs.add(1, ordering: .relaxed).newValue
            await db.afterCommit { notes.withLock { $0.append("committed \(run)") } }
            await db.afterRollback { notes.withLock { $0.append("rolled back \(run)") } }
        }
        #expect(notes.withLock { $0 } == ["rolled back 1", "committed 2"])
    }

    @Test func `a cancelled task does not try again`() async {
        let driver = RecordingDriver(errors: ["commit": [Self.refused]])
        let task = Task {
            try await Database(driver).transaction(retry: .upTo(5, delay: .seconds(600))) { db in
                await db.afterRollback { withUnsafeCurrentTask { _ in } }
            }
        }
        #expect(await driver.waits(for: "rollback"))
        task.cancel()
        await #expect { try await task.value } throws: { ($0 as? SQLError)?.code == .cancelled }
    }

    @Test func `pauses double, up to a limit`() {
        var retry = TransactionRetry.upTo(9)
        retry.maximumDelay = .milliseconds(100)
        let pauses = (1...5).map { retry.pause(after: $0, random: 1) }
        #expect(pauses == [20, 40, 80, 100, 100].map { .milliseconds($0) })
        #expect(retry.pause(after: 1, random: 0) == .milliseconds(10))
        retry.delay = .seconds(Int64.max)
        retry.maximumDelay = .seconds(Int64.max)
        #expect(retry.pause(after: .max, random: 1) == .seconds(3600))
    }
}
