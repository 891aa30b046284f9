import FerroSQL
import Testing

@Suite struct AdvisoryLockTests {
    @Test func `on SQLite the write lock is the lock`() async throws {
        let driver = RecordingDriver()
        let answer = try await Database(driver).withAdvisoryLock("invoices") { _ in 7 }
        #expect(answer == 7)
        #expect(driver.log == ["begin", "commit"])
    }

    @Test func `a lock that another process holds is told by nil`() async throws {
        let busy = SQLError(.busy, "another process writes")
        let db = Database(RecordingDriver(errors: ["begin": [busy]]))
        #expect(try await db.tryAdvisoryLock("invoices") { _ in 7 } == nil)
        #expect(try await db.tryAdvisoryLock("invoices") { _ in 7 } == 7)
    }

    @Test func `what is busy in the closure is the closure's failure`() async {
        let db = Database(RecordingDriver(errors: ["UPDATE x": [SQLError(.busy, "no")]]))
        await #expect(throws: SQLError.self) {
            try await db.tryAdvisoryLock("invoices") { db in try await db.execute("UPDATE x") }
        }
    }
}
