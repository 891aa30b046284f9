import FerroPostgres
import FerroSQL
import Foundation
import Testing

@Suite(.enabled(if: OwnServer.isThere), .timeLimit(.minutes(5))) struct PostgresRestartTests {
    @Test func `a restart under load loses and doubles no write without saying so`() async throws {
        try await OwnServer.run { server in
            let logs = LineLog()
            var configuration = try server.configuration()
            configuration.pool.maximum = 6
            let db = Database(try await PostgresDatabase(configuration, logger: logs.logger))
            try await db.execute("CREATE TABLE entries (id int)")
            let load = RestartLoad(db)
            for mode in ["fast", "immediate"] {
                try await load.run { try await server.control("restart", "-m", mode) }
                #expect(logs.lines.count <= 8, "\(logs.lines)")
            }
            try await load.check()
            await db.close()
        }
    }

    @Test func `a transaction whose connection dies before its first statement begins on another one`() async throws {
        try await OwnServer.run { server in
            var configuration = try server.configuration()
            configuration.pool.maximum = 3
            let driver = try await PostgresDatabase(configuration)
            let db = Database(driver)
            try await db.execute("CREATE TABLE entries (id int)")
            let transaction = try await driver.begin(TransactionOptions())
            try await server.control("restart", "-m", "fast")
            _ = try await transaction.execute(SQLStatement(text: "INSERT INTO entries VALUES (1)", binds: []))
            try await transaction.commit()
            #expect(try await db.value("SELECT count(*) FROM entries") as Int == 1)
            await driver.close()
        }
    }

    @Test func `a cancel request that the server lost is made again`() async throws {
        try await OwnServer.run { server in
            var configuration = try server.configuration()
            configuration.pool.maximum = 2
            let driver = try await PostgresDatabase(configuration)
            let db = Database(driver)
            let transaction = try await driver.begin(TransactionOptions())
            let answer = try await transaction.execute(SQLStatement(text: "SELECT pg_backend_pid()", binds: []))
            let id = try #require(try answer.rows.first?.decode("pg_backend_pid", as: Int32.self))
            // A backend that sleeps finds the request before it finds the statement, and forgets it.
            kill(id, SIGSTOP)
            let running = Task { try await transaction.execute(SQLStatement(text: "SELECT pg_sleep(60)", binds: [])) }
            for _ in 0..<1000 { await Task.yield() }
            running.cancel()
            await waitForInterrupt(of: id)
            kill(id, SIGCONT)
            let error = await #expect(throws: SQLError.self) { try await running.value }
            #expect(error?.code == .cancelled)
            await transaction.rollback()
            #expect(try await db.value("SELECT 1") as Int == 1)
            await driver.close()
        }
    }

    /// Waits until the cancel request lies before a process that is stopped, where the system shows that (proc(5)).
    private func waitForInterrupt(of process: Int32) async {
        let deadline = ContinuousClock.now + .seconds(5)
        while ContinuousClock.now < deadline {
            guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return }
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("SigPnd:") || $0.hasPrefix("ShdPnd:") }
            let masks = lines.compactMap { UInt64($0.dropFirst(7).filter { !$0.isWhitespace }, radix: 16) }
            if masks.contains(where: { $0 & 2 != 0 }) { return }
            await Task.yield()
        }
    }
}
