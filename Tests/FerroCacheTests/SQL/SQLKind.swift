import FerroCache
import FerroPostgres
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import Synchronization

/// A clock that stands still until it is moved.
final class StillClock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_795_000_000))

    var now: Date { date.withLock { $0 } }
    func advance(by duration: Duration) { date.withLock { $0 += Double(duration.components.seconds) } }
}

/// A store, the database beneath it, and a way to let time pass.
struct SQLBench: Sendable {
    let store: SQLCacheStore
    let database: Database
    let clock: StillClock
    let url: String

    /// Makes every entry older: on PostgreSQL, which has a clock of its own, in the table.
    func pass(_ duration: Duration) async throws {
        clock.advance(by: duration)
        guard database.dialect == .postgres else { return }
        let age = SQLInterval(microseconds: duration.components.seconds * 1_000_000)
        try await database.execute("UPDATE cache_entries SET expires_at = expires_at - \(age)")
    }

    /// How many rows there are, whether or not their time is over.
    func rows() async throws -> Int { try await database.value("SELECT count(*) FROM cache_entries") }

    /// Another database of the same data, as another process has it.
    func other() async throws -> Database {
        if database.dialect == .postgres {
            return Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
        }
        return Database(try await SQLiteDatabase(SQLiteConfiguration(.file(url))))
    }
}

/// The databases that keep a cache.
enum SQLKind: String, CaseIterable, Sendable {
    case sqliteMemory, sqliteFile, postgres

    /// Where `scripts/test` has PostgreSQL.
    private static let postgresURL = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]

    /// All of them, without PostgreSQL where there is none.
    static var allCases: [SQLKind] { [.sqliteMemory, .sqliteFile] + (postgresURL == nil ? [] : [.postgres]) }
    /// Those that more than one process can open.
    static var shared: [SQLKind] { allCases.filter { $0 != .sqliteMemory } }
    /// Those that have one writer.
    static var sqlite: [SQLKind] { allCases.filter { $0 != .postgres } }

    /// Runs a closure on a store without entries.
    func with(_ body: (SQLBench) async throws -> Void) async throws {
        switch self {
        case .sqliteMemory: try await run(Database(try await SQLiteDatabase()), url: "", body)
        case .sqliteFile:
            let directory = FileManager.default.temporaryDirectory
                .appendingPathComponent("ferro-cache-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: directory) }
            let path = directory.appendingPathComponent("test.sqlite").path
            let configuration = SQLiteConfiguration(.file(path), busyTimeout: .seconds(20))
            try await run(Database(try await SQLiteDatabase(configuration)), url: path, body)
        case .postgres:
            try await withPostgresSchema(Self.postgresURL ?? "") { url in
                try await run(Database(try await PostgresDatabase(PostgresConfiguration(url: url))), url: url, body)
            }
        }
    }

    private func run(_ database: Database, url: String, _ body: (SQLBench) async throws -> Void) async throws {
        let clock = StillClock()
        try await database.createCacheEntries()
        let store = SQLCacheStore(database, now: { clock.now })
        try await body(SQLBench(store: store, database: database, clock: clock, url: url))
        await database.close()
    }
}

extension Database {
    /// What the app's migration does.
    func createCacheEntries() async throws {
        let isPostgres = dialect == .postgres
        let bytes: SQL = isPostgres ? "bytea" : "BLOB"
        let number: SQL = isPostgres ? "bigint" : "INTEGER"
        let time: SQL = isPostgres ? "timestamptz" : "TEXT"
        try await execute(
            """
            CREATE TABLE cache_entries (key TEXT NOT NULL PRIMARY KEY, bytes \(bytes), number \(number), \
            expires_at \(time))
            """)
        try await execute(
            "CREATE INDEX cache_entries_expires_at ON cache_entries (expires_at) WHERE expires_at IS NOT NULL")
    }
}
