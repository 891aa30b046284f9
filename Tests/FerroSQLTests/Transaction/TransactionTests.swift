import FerroSQL
import Synchronization
import Testing

@Suite struct TransactionTests {
    private struct Deliberate: Error {}

    @Test func `a transaction begins, runs and commits`() async throws {
        let driver = RecordingDriver()
        let answer = try await Database(driver).transaction(.readOnly) { db in
            try await db.value("SELECT 1") as Int
        }
        #expect(answer == 1)
        #expect(driver.log == ["begin read-only", "SELECT 1", "commit"])
    }

    @Test func `a commit that fails is followed by a rollback and drops the actions`() async throws {
        let driver = RecordingDriver(failing: ["commit"])
        let ran = Atomic(false)
        await #expect(throws: RecordingDriver.Broken.self) {
            try await Database(driver).transaction { db in
                await db.afterCommit { ran.store(true, ordering: .relaxed) }
            }
        }
        #expect(driver.log == ["begin", "commit", "rollback"])
        let didRun = ran.load(ordering: .relaxed)
        #expect(!didRun)
    }

    @Test func `a nested transaction is a savepoint with a name of its depth`() async throws {
        let driver = RecordingDriver()
        try await Database(driver).transaction { db in
            try await db.transaction { db in
                _ = try? await db.transaction { _ in throw Deliberate() }
            }
        }
        #expect(
            driver.log == [
                "begin", "SAVEPOINT \"ferro_1\"", "SAVEPOINT \"ferro_2\"", "ROLLBACK TO SAVEPOINT \"ferro_2\"",
                "RELEASE SAVEPOINT \"ferro_2\"", "RELEASE SAVEPOINT \"ferro_1\"", "commit",
            ])
    }

    @Test func `statements of one transaction never overlap`() async throws {
        let driver = RecordingDriver()
        try await Database(driver).transaction { db in
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 { group.addTask { try await db.execute("UPDATE x SET y = 1") } }
                for _ in 0..<10 {
                    group.addTask { try await db.transaction { try await $0.execute("UPDATE x SET y = 2") } }
                }
                try await group.waitForAll()
            }
        }
        #expect(driver.statementsAtOnce == 1)
        let nested = driver.log.indices.filter { driver.log[$0].hasPrefix("SAVEPOINT") }
        #expect(nested.count == 10)
        for index in nested {
            #expect(driver.log[index + 1] == "UPDATE x SET y = 2")
            #expect(driver.log[index + 2].hasPrefix("RELEASE"))
        }
    }

    @Test func `a child task that is cancelled while it waits leaves the queue`() async throws {
        let driver = RecordingDriver()
        try await Database(driver).transaction { db in
            try await db.transaction { inner in
                // Waits for the nested transaction, whose closure is this one: a detached task is not inside it.
                let waiting = Task.detached { try await db.execute("UPDATE never SET x = 1") }
                for _ in 0..<20 { await Task.yield() }
                waiting.cancel()
                await #expect { try await waiting.value } throws: { ($0 as? SQLError)?.code == .cancelled }
                try await inner.execute("UPDATE done SET x = 1")
            }
        }
        #expect(!driver.log.contains("UPDATE never SET x = 1"))
        #expect(driver.log.last == "commit")
    }

    @Test func `the statement's text is in the error`() async throws {
        let failing = Database(RecordingDriver())
        await #expect {
            let _: String = try await failing.value("SELECT \("bound secret")")
        } throws: { error in
            let error = error as? SQLError
            return error?.statement == "SELECT ?1" && error?.message.contains("secret") == false
        }
    }
}
