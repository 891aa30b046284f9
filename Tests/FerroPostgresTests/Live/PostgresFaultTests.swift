import FerroSQL
import FerroTesting
import Logging
import Testing

@testable import FerroPostgres

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(3)), .serialized) struct PostgresFaultTests {
    @Test func `killed backends are replaced, and what only read is run again`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await withThrowingTaskGroup { group in
                for task in 0..<16 { group.addTask { try await Self.read(task, db) } }
                group.addTask { for _ in 0..<10 { try await PostgresServer.killBackends(of: db) } }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a transaction whose backend is killed says that nothing of it was kept`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await db.execute("CREATE TABLE things (id int)")
            let error = await #expect(throws: SQLError.self) {
                try await db.transaction { inside in
                    try await inside.execute("INSERT INTO things VALUES (1)")
                    let id: Int = try await inside.value("SELECT pg_backend_pid()")
                    try await db.outsideTransaction.execute("SELECT pg_terminate_backend(\(id)::int)")
                    try await inside.execute("INSERT INTO things VALUES (2)")
                }
            }
            #expect(error?.code == .connection)
            #expect(try await db.value("SELECT count(*) FROM things") as Int == 0)
        }
    }

    @Test func `a reset link is replaced, and the log tells of it once`() async throws {
        let logs = LineLog()
        try await PostgresServer.throughProxy { configuration, proxy in
            let db = Database(try await PostgresDatabase(configuration, logger: logs.logger))
            for _ in 0..<5 {
                #expect(try await db.value("SELECT 1") as Int == 1)
                proxy.dropConnections()
                #expect(try await db.value("SELECT 2") as Int == 2)
            }
            proxy.set(.reset)
            let waiting = Task { try await db.value("SELECT 3") as Int }
            try await until("logged") { !logs.lines.isEmpty }
            proxy.set(.pass)
            #expect(try await waiting.value == 3)
            #expect(logs.lines.count <= 2, "\(logs.lines)")
            await db.close()
        }
    }

    @Test func `who waits on a link that swallows everything can be cancelled, and the app recovers`() async throws {
        try await PostgresServer.throughProxy { configuration, proxy in
            var configuration = configuration
            configuration.parameters["tcp_user_timeout"] = "500"
            configuration.connectTimeout = .seconds(1)
            let db = Database(try await PostgresDatabase(configuration))
            #expect(try await db.value("SELECT 1") as Int == 1)
            proxy.set(.blackHole)
            let lost = Task { try await db.transaction { try await $0.execute("SELECT 1") } }
            let cancelled = Task { try await db.execute("SELECT 2") }
            for _ in 0..<100 { await Task.yield() }
            cancelled.cancel()
            let error = await #expect(throws: SQLError.self) { try await cancelled.value }
            #expect(error?.code == .cancelled)
            proxy.set(.pass)
            proxy.dropConnections()
            _ = await lost.result
            #expect(try await db.value("SELECT 3") as Int == 3)
            await db.close()
        }
    }

    @Test func `a link that swallows everything is given up in the configured time`() async throws {
        try await PostgresServer.throughProxy { configuration, proxy in
            var configuration = configuration
            configuration.statementTimeout = .milliseconds(300)
            configuration.grace = .milliseconds(200)
            configuration.connectTimeout = .seconds(5)
            configuration.pool.acquireTimeout = .seconds(1)
            let driver = try await PostgresDatabase(configuration)
            let db = Database(driver)
            #expect(try await db.value("SELECT 1") as Int == 1)
            let begun = try await driver.begin(TransactionOptions())
            _ = try await begun.execute(SQLStatement(text: "SELECT 1", binds: []))
            proxy.set(.blackHole)
            let start = ContinuousClock.now
            async let read = code { try await db.execute("SELECT 2") }
            async let write = code { try await db.execute("SELECT pg_notify('nobody', '')") }
            let commit = await #expect(throws: SQLError.self) { try await begun.commit() }
            #expect(commit?.message.contains("whether the transaction was committed is not known") == true)
            #expect(await [read, write, commit?.code] == [.connection, .connection, .connection])
            #expect(ContinuousClock.now - start < .seconds(30))
            await begun.rollback()
            proxy.set(.pass)
            proxy.dropConnections()
            #expect(try await db.value("SELECT 3") as Int == 3)
            try await db.transaction { try await $0.execute("SELECT 4") }
            await db.close()
        }
    }

    private func code(_ body: @Sendable () async throws -> Void) async -> SQLError.Code? {
        do { try await body() } catch { return (error as? SQLError)?.code }
        return nil
    }

    @Test func `an answer that comes late is the right one`() async throws {
        try await PostgresServer.throughProxy { configuration, proxy in
            let db = Database(try await PostgresDatabase(configuration))
            proxy.set(.delay(.milliseconds(3)))
            try await withThrowingTaskGroup { group in
                for number in 0..<50 {
                    group.addTask {
                        let answer: Int = try await db.value("SELECT \(number)::int8")
                        #expect(answer == number)
                    }
                }
                try await group.waitForAll()
            }
            await db.close()
        }
    }

    @Test func `a listener hears again after its backend was killed`() async throws {
        try await PostgresServer.withDatabase { db, driver in
            let channel = "Channel \"quoted\""
            var events = driver.listen(to: channel).makeAsyncIterator()
            #expect(await events.next() == .listening)
            try await driver.notify(channel, "one")
            #expect(await events.next() == .notification(SQLNotification(channel: channel, payload: "one")))
            try await db.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()"
            )
            #expect(await events.next() == .listening)
            try await driver.notify(channel, "two")
            #expect(await events.next() == .notification(SQLNotification(channel: channel, payload: "two")))
            await driver.close()
            #expect(await events.next() == nil)
        }
    }

    private static func read(_ task: Int, _ db: Database) async throws {
        for _ in 0..<150 {
            let answer: Int = try await db.value("SELECT \(task) + 0 * count(*) FROM generate_series(1, 500)")
            #expect(answer == task)
        }
    }
}
