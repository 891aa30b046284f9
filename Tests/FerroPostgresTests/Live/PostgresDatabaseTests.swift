import FerroPostgres
import FerroSQL
import FerroTesting
import Testing

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct PostgresDatabaseTests {
    @Test func `a statement that no longer fits its tables is prepared again`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await db.execute("CREATE TABLE things (id int, name text)")
            try await db.execute("INSERT INTO things VALUES (1, 'a')")
            for _ in 0..<2 { #expect(try await db.rows("SELECT * FROM things").first?.values.count == 2) }
            try await db.execute("ALTER TABLE things ADD COLUMN size int DEFAULT 7")
            #expect(try await db.rows("SELECT * FROM things").first?.values.count == 3)
            for _ in 0..<2 { try await db.execute("UPDATE things SET name = \("b") WHERE id = \(1)") }
            try await db.execute("ALTER TABLE things ALTER COLUMN name TYPE bytea USING name::bytea")
            try await db.execute("UPDATE things SET name = \("c") WHERE id = \(1)")
            #expect(try await db.value("SELECT name FROM things") as [UInt8] == Array("c".utf8))
        }
    }

    @Test func `a statement that the server forgot is prepared again`() async throws {
        try await PostgresServer.withDatabase(maximum: 1) { db, _ in
            for _ in 0..<2 { #expect(try await db.value("SELECT \(1) + 1") as Int == 2) }
            try await db.transaction { _ = try await $0.execute("DEALLOCATE ALL") }
            #expect(try await db.value("SELECT \(1) + 1") as Int == 2)
        }
    }

    @Test func `a cache that is too small changes nothing`() async throws {
        var configuration = try PostgresServer.configuration()
        configuration.statementCacheSize = 2
        let db = Database(try await PostgresDatabase(configuration))
        for round in 0..<3 {
            for number in 0..<8 {
                let sql = SQL(unsafe: "SELECT \(number) + ") + SQL(bind: .integer(Int64(round)))
                #expect(try await db.value(sql) as Int == number + round)
            }
        }
        let names = try await db.value("SELECT count(*) FROM pg_prepared_statements") as Int
        #expect(names <= 4, "the server keeps \(names) statements")
        await db.close()
    }

    @Test func `a query that writes after all runs where it may`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await db.execute("CREATE TABLE visits (id int)")
            try await db.execute(
                "CREATE FUNCTION visit() RETURNS int LANGUAGE sql AS 'INSERT INTO visits VALUES (1) RETURNING 1'")
            for _ in 0..<3 { #expect(try await db.value("SELECT visit()") as Int == 1) }
            #expect(try await db.value("SELECT count(*) FROM visits") as Int == 3)
        }
    }

    @Test func `the server's timeouts have their codes`() async throws {
        try await PostgresServer.withSchema { configuration in
            var configuration = configuration
            configuration.statementTimeout = .milliseconds(100)
            configuration.lockTimeout = .milliseconds(50)
            let db = Database(try await PostgresDatabase(configuration))
            let slow = await #expect(throws: SQLError.self) { try await db.execute("SELECT pg_sleep(10)") }
            #expect(slow?.code == .statementTimeout)
            try await db.execute("CREATE TABLE things (id int)")
            try await db.execute("INSERT INTO things VALUES (1)")
            try await db.transaction { inside in
                try await inside.execute("UPDATE things SET id = 2")
                let outside = db.outsideTransaction
                let locked = await #expect(throws: SQLError.self) {
                    try await outside.execute("UPDATE things SET id = 3")
                }
                #expect(locked?.code == .lockTimeout)
            }
            await db.close()
        }
    }

    @Test func `nothing changes the session behind the driver's back`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            for sql: SQL in ["SET search_path = public", "LISTEN a", "PREPARE x AS SELECT 1", "COPY a FROM STDIN"] {
                let error = await #expect(throws: SQLError.self) { try await db.execute(sql) }
                #expect(error?.code == .statement)
            }
            let error = await #expect(throws: SQLError.self) {
                try await db.transaction { try await $0.execute("COMMIT") }
            }
            #expect(error?.code == .statement)
        }
    }

    @Test func `500 tasks with nested transactions share 4 connections`() async throws {
        try await PostgresServer.withDatabase(maximum: 4) { db, _ in
            try await db.execute("CREATE TABLE counts (id int PRIMARY KEY, count int)")
            try await db.execute("INSERT INTO counts SELECT number, 0 FROM generate_series(0, 49) number")
            try await withThrowingTaskGroup { group in
                for task in 0..<500 {
                    group.addTask {
                        try await db.transaction { db in
                            try await db.execute("UPDATE counts SET count = count + 1 WHERE id = \(task % 50)")
                            try await db.transaction { db in
                                try await db.execute("UPDATE counts SET count = count + 1 WHERE id = \(task % 50)")
                            }
                        }
                        let _: Int = try await db.value("SELECT count FROM counts WHERE id = \(task % 50)")
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await db.value("SELECT count(DISTINCT count) FROM counts WHERE count = 20") as Int == 1)
            #expect(try await db.value("SELECT sum(count)::int FROM counts") as Int == 1000)
        }
    }

    @Test func `cancelled neighbours leave every answer with its question`() async throws {
        try await PostgresServer.withDatabase(maximum: 4) { db, _ in
            let failures = await withTaskGroup { group in
                for number in 0..<400 { group.addTask { await Self.ask(number, db, isCancelled: number % 5 == 0) } }
                return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
            }
            #expect(failures.isEmpty)
            let afterwards: Int = try await db.value("SELECT 1")
            #expect(afterwards == 1)
        }
    }

    @Test func `a statement that is cancelled while it writes leaves nothing behind`() async throws {
        try await PostgresServer.withDatabase { db, _ in
            try await db.execute("CREATE TABLE things (id int)")
            let task = Task {
                try await db.execute("INSERT INTO things SELECT 1 FROM (SELECT pg_sleep(30)) slow")
            }
            try await until("writing") {
                try await db.value(
                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'INSERT INTO things%' AND state = 'active'")
                    as Int > 0
            }
            task.cancel()
            let error = await #expect(throws: SQLError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            #expect(try await db.value("SELECT count(*) FROM things") as Int == 0)
        }
    }

    @Test func `a connection that cannot be made says why`() async throws {
        var configuration = try PostgresServer.configuration()
        configuration.database = "no_such_database"
        let missing = await #expect(throws: SQLError.self) { try await PostgresDatabase(configuration) }
        #expect(missing?.code == .connection)
        #expect(missing?.message.contains("no_such_database") == true)
        let nobody = try PostgresConfiguration(url: "postgres://u:s3cret@127.0.0.1:1/app")
        let refused = await #expect(throws: SQLError.self) { try await PostgresDatabase(nobody) }
        #expect(refused?.code == .connection)
        #expect(refused.map { "\($0)".contains("s3cret") } == false)
    }

    /// Asks for a number that only this task knows; answers what went wrong.
    private static func ask(_ number: Int, _ db: Database, isCancelled: Bool) async -> String? {
        let sql: SQL =
            isCancelled
            ? "SELECT \(number) + 0 * count(*) FROM generate_series(1, 3000000)" : "SELECT \(number)::int8"
        let task = Task { try await db.value(sql) as Int }
        if isCancelled {
            for _ in 0..<(number % 60) { await Task.yield() }
            task.cancel()
        }
        switch await task.result {
        case .success(let answer): return answer == number ? nil : "\(number) was answered \(answer)"
        case .failure(let error):
            return isCancelled && (error as? SQLError)?.code == .cancelled ? nil : "\(number) failed: \(error)"
        }
    }
}
