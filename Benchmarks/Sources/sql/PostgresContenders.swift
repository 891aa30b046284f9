import Ferro
import FerroPostgres

/// Ferro on the server that `FERRO_TEST_POSTGRES_URL` names, in the tables that `pg.prepare` made.
enum PostgresContenders {
    private static func open() async throws -> (driver: PostgresDatabase, db: Database) {
        let url = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"] ?? ""
        let driver = try await PostgresDatabase(PostgresConfiguration(url: url))
        return (driver, Database(driver))
    }

    static func prepare(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (_, db) = try await open()
        try await Fixture.fill(db)
        try await db.execute("DROP TABLE IF EXISTS bulk_entries")
        try await db.execute("CREATE TABLE bulk_entries (LIKE entries INCLUDING ALL)")
        try await db.execute("ANALYZE")
        await db.close()
        return []
    }

    static func find(_ load: Load) async throws -> SQLBenchmark.Figures {
        try await ORMContenders.find(load, try await open().db)
    }

    static func driver(_ load: Load) async throws -> SQLBenchmark.Figures {
        try await ORMContenders.driver(load, try await open().driver)
    }

    static func eager(_ load: Load) async throws -> SQLBenchmark.Figures {
        try await ORMContenders.eager(load, try await open().db)
    }

    static func queries(_ load: Load) async throws -> SQLBenchmark.Figures {
        try await ORMContenders.queries(load, try await open().driver)
    }

    /// A hundred thousand rows in one call.
    static func bulk(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (_, db) = try await open()
        try await db.execute("TRUNCATE bulk_entries")
        let drafts = (1...100_000).map { BulkEntry.Draft(name: "entry number \($0)", votes: $0) }
        let cpu = ProcessUsage.processorTime
        let start = ContinuousClock.now
        let created = try await BulkEntry.create(drafts, on: db)
        let wall = (ContinuousClock.now - start) / .seconds(1)
        precondition(created.count == drafts.count)
        let count = Double(drafts.count)
        return [("rate", count / wall), ("cpu_us", (ProcessUsage.processorTime - cpu) * 1e6 / count)]
    }

    static func stream(_ load: Load) async throws -> SQLBenchmark.Figures {
        try await ORMContenders.stream(
            "SELECT i, 'row number ' || i AS name FROM generate_series(1, 1000000) AS n(i)", try await open().db)
    }
}
