import FerroPostgres
import FerroQueue
import FerroRedis
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite struct TickStoreTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    @Test(arguments: EngineKind.allCases, TickStoreContract.rules)
    func `every engine keeps the contract of ticks`(kind: EngineKind, rule: TickStoreContract.Rule) async throws {
        try await kind.withEngine { try await rule.check($0) }
    }

    @Test(.enabled(if: RedisServer.isThere), arguments: TickStoreContract.rules)
    func `Redis keeps the contract of ticks`(rule: TickStoreContract.Rule) async throws {
        try await withRedis { try await rule.check(RedisEngine($0, prefix: $1, time: .caller)) }
    }

    private func draft(_ tick: Tick) -> JobDraft {
        JobDraft(
            name: "job", queue: .default, payload: Array("{}".utf8), maxAttempts: 1, createdAt: Self.start,
            availableAt: Self.start, headers: JobHeaders(tick: tick))
    }

    @Test(arguments: [EngineKind.sqliteFile, .postgres].filter(EngineKind.allCases.contains))
    func `a tick whose record cannot be written leaves neither a job nor a trace`(kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let engine = SQLEngine(database)
            let tick = Tick(entry: "a", dueAt: Self.start)
            // Fails after the job was pushed in the same transaction.
            try await database.execute("ALTER TABLE schedule_ticks RENAME TO hidden")
            await #expect(throws: SQLError.self) {
                try await engine.stores.ticks.take(tick, .push(draft(tick)), by: "n", now: Self.start)
            }
            #expect(try await database.value("SELECT count(*) FROM jobs") == 0)
            #expect(try await engine.stores.ticks.last(of: ["a"]) == [:])
            try await database.execute("ALTER TABLE hidden RENAME TO schedule_ticks")
            #expect(try await engine.stores.ticks.take(tick, .push(draft(tick)), by: "n", now: Self.start) != .late)
            #expect(try await database.value("SELECT count(*) FROM jobs") == 1)
        }
    }

    @Test(arguments: [EngineKind.sqliteFile, .postgres].filter(EngineKind.allCases.contains))
    func `thousands of old ticks are removed a thousand at a time, the last of each entry stays`(
        kind: EngineKind
    ) async throws {
        try await kind.withDatabase { database in
            for (entry, last) in [("a", 1500), ("b", 1200), ("c", nil)] as [(String, Int?)] {
                try await database.transaction { db in
                    for second in 1...(last ?? 3) {
                        try await db.execute(
                            """
                            INSERT INTO schedule_ticks (entry, due_at, node, taken_at) VALUES (\(entry), \
                            \(Self.start + Double(second)), 'n', \(Self.start))
                            """)
                    }
                    try await db.execute(
                        """
                        INSERT INTO schedule_entries (name, last_due_at) VALUES (\(entry), \
                        \(last.map { Self.start + Double($0) }))
                        """)
                }
            }
            let statements = Mutex(0)
            let watched = database.observing { event in
                if event.text.hasPrefix("DELETE") { statements.withLock { $0 += 1 } }
            }
            let ticks = SQLEngine(watched).stores.ticks
            #expect(try await ticks.prune(dueBefore: Self.start + 10) == 18)
            #expect(try await ticks.prune(dueBefore: Self.start + 9999) == 1490 + 1190)
            #expect(statements.withLock { $0 } == 1 + 3)
            let left = try await database.rows("SELECT entry FROM schedule_ticks ORDER BY entry")
            #expect(try left.map { try $0.decode(at: 0) as String } == ["a", "b", "c", "c", "c"])
        }
    }

    @Test(arguments: [EngineKind.sqliteFile, .postgres].filter(EngineKind.allCases.contains))
    func `a job that cannot be stored leaves its tick to be taken again`(kind: EngineKind) async throws {
        try await kind.withDatabase { database in
            let engine = SQLEngine(database)
            let tick = Tick(entry: "a", dueAt: Self.start)
            try await database.execute("ALTER TABLE jobs RENAME TO hidden")
            await #expect(throws: SQLError.self) {
                try await engine.stores.ticks.take(tick, .push(draft(tick)), by: "n", now: Self.start)
            }
            #expect(try await engine.stores.ticks.last(of: ["a"]) == [:])
            #expect(try await engine.stores.ticks.history(of: "a", limit: 1).isEmpty)
        }
    }
}

extension EngineKind {
    /// Runs a closure on a database with the queue's tables.
    func withDatabase(_ body: (Database) async throws -> Void) async throws {
        guard self == .postgres else { return try await withFile(body) }
        let server = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"] ?? ""
        try await withPostgresSchema(server) { url in
            let database = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
            try await database.createJobs()
            try await body(database)
            await database.close()
        }
    }
}
