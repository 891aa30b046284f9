import FerroSQL
import Testing

@testable import FerroPostgres

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct LongStatementTests {
    @Test func `lists of every size fill neither the catalog nor the server`() async throws {
        try await PostgresServer.withDatabase(maximum: 1) { db, driver in
            let before = driver.client.catalog.count
            for size in stride(from: 4_000, to: 8_000, by: 250) {
                let found = try await db.value("SELECT count(*) WHERE \(7) IN \(SQL.list(0..<size))") as Int
                #expect(found == 1)
            }
            #expect(driver.client.catalog.count == before)
            let kept =
                try await db.value(
                    "SELECT count(*) FROM pg_prepared_statements WHERE length(statement) > \(16_384)") as Int
            #expect(kept == 0)
        }
    }
}
