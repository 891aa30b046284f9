import FerroSQL
import Synchronization
import Testing

@Suite struct EscapeTests {
    private func expectRefusal(_ body: () async throws -> Void) async {
        await #expect {
            try await body()
        } throws: { error in
            let error = error as? SQLError
            return error?.code == .statement && error?.message.contains("outsideTransaction") == true
        }
    }

    @Test func `the outer database refuses everything inside a transaction`() async throws {
        let driver = RecordingDriver()
        let db = Database(driver)
        try await db.transaction { _ in
            await expectRefusal { try await db.execute("SELECT 1") }
            await expectRefusal { try await db.executeAll(["SELECT 1", "SELECT 2"]) }
            await expectRefusal { try await db.transaction { _ in } }
            await expectRefusal { for try await _ in db.stream("SELECT 1") {} }
        }
        #expect(driver.log == ["begin", "commit"])
    }

    @Test func `it does so in nested transactions, in child tasks and as another value of the same driver`()
        async throws
    {
        let driver = RecordingDriver()
        let db = Database(driver)
        try await db.transaction { inner in
            try await inner.transaction { _ in
                await expectRefusal { try await Database(driver).execute("SELECT 1") }
                await withTaskGroup { group in
                    group.addTask { await expectRefusal { try await db.at().execute("SELECT 1") } }
                }
            }
        }
        #expect(!driver.log.contains("SELECT 1"))
    }

    @Test func `what must be kept goes outside`() async throws {
        let driver = RecordingDriver()
        let db = Database(driver)
        try await db.transaction { inner in
            try await inner.outsideTransaction.execute("INSERT INTO audit VALUES (1)")
            try await db.outsideTransaction.transaction { outside in
                try await outside.execute("INSERT INTO audit VALUES (2)")
                await expectRefusal { try await db.execute("SELECT 1") }
            }
            try await inner.execute("UPDATE x")
        }
        #expect(
            driver.log == [
                "begin", "INSERT INTO audit VALUES (1)", "begin", "INSERT INTO audit VALUES (2)", "commit", "UPDATE x",
                "commit",
            ])
    }

    @Test func `another database is not concerned, but is seen through`() async throws {
        let (one, other) = (RecordingDriver(), RecordingDriver())
        let db = Database(one)
        try await db.transaction { _ in
            try await Database(other).transaction { inner in
                try await inner.execute("SELECT 1")
                await expectRefusal { try await db.execute("SELECT 2") }
            }
        }
        #expect(other.log == ["begin", "SELECT 1", "commit"] && one.log == ["begin", "commit"])
    }

    @Test func `after the end, in actions and in tasks that live on, the outer database works`() async throws {
        let driver = RecordingDriver()
        let db = Database(driver)
        let gate = AsyncStream<Void>.makeStream()
        let late = try await db.transaction { inner in
            await inner.afterCommit { _ = try? await db.execute("SELECT 1") }
            return Task {
                for await _ in gate.stream { break }
                try await db.execute("SELECT 2")
            }
        }
        gate.continuation.finish()
        try await late.value
        #expect(driver.log == ["begin", "commit", "SELECT 1", "SELECT 2"])
    }

    @Test func `the innermost transaction can be asked for`() async throws {
        let (one, other) = (Database(RecordingDriver()), Database(RecordingDriver()))
        #expect(Database.current?.isInTransaction == nil)
        try await one.transaction { db in
            #expect(Database.current?.isSame(as: one) == true && Database.current?.isInTransaction == true)
            try await other.transaction { _ in #expect(Database.current?.isSame(as: other) == true) }
            try await db.transaction { _ in try await Database.current?.execute("UPDATE x") }
            #expect(Database.current?.isSame(as: one) == true)
        }
        #expect(Database.current?.isInTransaction == nil)
        #expect(!one.isSame(as: other))
    }

    @Test func `a driver that is a value is one database with what is made from it`() async throws {
        let db = Database(ValueDriver(driver: RecordingDriver()))
        #expect(db.isSame(as: db.at()))
        try await db.transaction { _ in await expectRefusal { try await db.execute("SELECT 1") } }
    }
}

private struct ValueDriver: SQLDriver {
    let driver: RecordingDriver
    var dialect: Dialect { driver.dialect }
    func execute(_ statement: SQLStatement) async throws -> SQLResult { try await driver.execute(statement) }
    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction { try await driver.begin(options) }
    func close() async {}
}
