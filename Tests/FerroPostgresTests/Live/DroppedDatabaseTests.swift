import FerroPostgres
import FerroSQL
import Foundation
import Testing

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct DroppedDatabaseTests {
    /// Opens a database, leaves something open on it, and drops all of it without closing anything.
    private func abandon(_ round: Int, _ configuration: PostgresConfiguration) async throws {
        let driver = try await PostgresDatabase(configuration)
        let db = Database(driver)
        switch round % 5 {
        case 0: _ = try await db.value("SELECT \(round)") as Int
        case 1: _ = try await driver.begin(TransactionOptions()).execute(SQLStatement("SELECT 1", dialect: .postgres))
        case 2:
            var rows = db.stream("SELECT generate_series(1, 10000)", rows: 10).makeAsyncIterator()
            _ = try await rows.next()
        case 3:
            var events = driver.listen(to: "dropped").makeAsyncIterator()
            _ = await events.next()
        default:
            let task = Task { try await db.execute("SELECT pg_sleep(30)") }
            task.cancel()
            _ = try? await task.value
        }
    }

    @Test func `databases dropped with open transactions, streams and listeners leave no session`() async throws {
        var configuration = try PostgresServer.configuration()
        let watch = Database(try await PostgresDatabase(configuration))
        let name = "dropped-" + UUID().uuidString
        configuration.parameters["application_name"] = name
        configuration.pool.maximum = 3
        for round in 0..<20 { try await abandon(round, configuration) }
        var left = -1
        // Sessions end after the last reference is gone, and the server needs a moment for each.
        for _ in 0..<2_000 where left != 0 {
            left = try await watch.value("SELECT count(*) FROM pg_stat_activity WHERE application_name = \(name)")
            await Task.yield()
        }
        #expect(left == 0)
        await watch.close()
    }
}
