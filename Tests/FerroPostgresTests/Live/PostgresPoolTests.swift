import FerroPostgres
import FerroSQL
import Testing

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct PostgresPoolTests {
    @Test func `who waits too long is told who holds the connections, since when, and what to change`() async throws {
        try await PostgresServer.withSchema { configuration in
            var configuration = configuration
            configuration.pool.maximum = 2
            configuration.pool.acquireTimeout = .seconds(2)
            let db = Database(try await PostgresDatabase(configuration))
            try await db.transaction { inside in
                try await inside.execute("SELECT 1")
                let start = ContinuousClock.now
                let outside = db.outsideTransaction
                let error = await #expect(throws: SQLError.self) {
                    try await outside.transaction { try await $0.execute("SELECT 2") }
                }
                #expect(error?.code == .poolTimeout)
                #expect(ContinuousClock.now - start < .seconds(30))
                let message = error?.message ?? ""
                #expect(
                    message.contains("the transaction of FerroPostgresTests/PostgresPoolTests.swift:"), "\(message)")
                #expect(message.contains(/held longest by .* for \d+\.\d s/), "\(message)")
                #expect(message.contains("DB_MAX_CONNECTIONS") && message.contains("DB_ACQUIRE_TIMEOUT"))
                // Statements that only read do not wait for transactions.
                let read: Int = try await outside.value("SELECT 3")
                #expect(read == 3)
            }
            try await db.transaction { try await $0.execute("SELECT 4") }
            await db.close()
        }
    }
}
