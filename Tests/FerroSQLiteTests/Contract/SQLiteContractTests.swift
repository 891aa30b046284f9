import FerroSQL
import FerroSQLite
import FerroTesting
import Testing

@Suite struct SQLiteContractTests {
    @Test(.timeLimit(.minutes(1)), arguments: SQLDriverContract.Check.allCases)
    func `a database in memory keeps the contract`(_ check: SQLDriverContract.Check) async throws {
        try await SQLDriverContract {
            try await SQLiteDatabase(SQLiteConfiguration(.memory, busyTimeout: Self.patience))
        }.run(check)
    }

    @Test(.timeLimit(.minutes(1)), arguments: SQLDriverContract.Check.allCases)
    func `a database in a file keeps the contract`(_ check: SQLDriverContract.Check) async throws {
        let directory = try TemporaryDirectory()
        try await SQLDriverContract {
            try await SQLiteDatabase(
                SQLiteConfiguration(.file(directory.file("new/test.db")), busyTimeout: Self.patience))
        }.run(check)
    }

    @Test(.timeLimit(.minutes(1)), arguments: SQLDriverContract.Check.allCases)
    func `a file without readers keeps the contract`(_ check: SQLDriverContract.Check) async throws {
        let directory = try TemporaryDirectory()
        try await SQLDriverContract {
            try await SQLiteDatabase(
                SQLiteConfiguration(
                    .file(directory.file("test.db")), readers: 0, busyTimeout: Self.patience, statementCacheSize: 1))
        }.run(check)
    }

    /// Longer than any pause of a machine that is busy with other tests.
    private static let patience = Duration.seconds(50)
}
