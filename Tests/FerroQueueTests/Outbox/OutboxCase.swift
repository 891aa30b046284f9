import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import Logging
import Synchronization
import Testing

/// An app's database with an outbox, and an engine outside of it.
enum OutboxCase: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memoryBySQLite, redisBySQLite, memoryByPostgres, redisByPostgres

    private static let postgresURL = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]

    private var isRedis: Bool { self == .redisBySQLite || self == .redisByPostgres }
    private var isPostgres: Bool { self == .memoryByPostgres || self == .redisByPostgres }
    var testDescription: String { rawValue }

    /// All of them, without those whose server is not there.
    static var allCases: [OutboxCase] {
        [.memoryBySQLite, .redisBySQLite, .memoryByPostgres, .redisByPostgres].filter {
            (!$0.isRedis || RedisServer.isThere) && (!$0.isPostgres || postgresURL != nil)
        }
    }

    /// Runs a closure on a database with the tables `job_outbox` and `posts`, and on an engine without jobs.
    func run(_ body: (OutboxBench) async throws -> Void) async throws {
        try await withDatabase { database in
            try await database.execute("CREATE TABLE posts (title TEXT NOT NULL)")
            guard isRedis else { return try await body(OutboxBench(database: database, engine: MemoryEngine())) }
            try await withRedis { redis, prefix in
                try await body(
                    OutboxBench(database: database, engine: RedisEngine(redis, prefix: prefix, time: .caller)))
            }
        }
    }

    private func withDatabase(_ body: (Database) async throws -> Void) async throws {
        guard isPostgres else { return try await withFile(body) }
        try await withPostgresSchema(Self.postgresURL ?? "") { url in
            let database = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
            try await database.createJobs()
            try await body(database)
            await database.close()
        }
    }
}

/// What tests of the outbox work with; times are seconds since the start.
struct OutboxBench: Sendable {
    let database: Database
    let engine: any RelayEngine
    var clock = ManualClock()

    /// An outbox; without relays at the commit it is as if each process died there.
    func outbox(relaysAtCommit: Bool = true, before engine: (any RelayEngine)? = nil) -> OutboxEngine {
        OutboxEngine(
            engine ?? self.engine, database: database, logger: .quiet, now: { [clock] in clock.date },
            relaysAtCommit: relaysAtCommit)
    }

    func queue(_ outbox: OutboxEngine) -> Queue { Queue(outbox, now: { [clock] in clock.date }) }

    /// Pushes a note in a transaction that writes a row as well.
    func publish(_ title: String, through outbox: OutboxEngine) async throws {
        let queue = queue(outbox)
        try await database.transaction { db in
            try await db.execute("INSERT INTO posts (title) VALUES (\(title))")
            try await queue.push(WriteNote(text: title), on: db)
        }
    }

    /// The texts of the notes that workers get, in their order.
    func claimed(at seconds: Double = 1000) async throws -> [String] {
        let request = ClaimRequest(
            queues: [.default], limit: 1000, workerID: "w", lease: .seconds(9),
            now: clock.date.addingTimeInterval(seconds))
        return try await engine.claim(request).map { claim in
            try JSONDecoder().decode(WriteNote.self, from: Data(claim.envelope.payload)).text
        }
    }

    func rows() async throws -> Int { try await database.value("SELECT count(*) FROM job_outbox") }

    func relay(_ outbox: OutboxEngine, at seconds: Double = 0) async throws -> Int {
        try await outbox.relay(now: clock.date.addingTimeInterval(seconds))
    }
}

/// An engine whose pushes fail, before they happened or after it.
final class TroubledEngine: RelayEngine {
    enum Trouble: Sendable {
        case none, isAway, losesAnswers, refuses(String)
    }

    struct Away: Error {}

    private let engine: any RelayEngine
    private let state: Mutex<Trouble>
    var trouble: Trouble {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    init(_ engine: any RelayEngine, _ trouble: Trouble) {
        self.engine = engine
        state = Mutex(trouble)
    }

    func push(_ drafts: [JobDraft], once key: String) async throws -> [JobReceipt]? {
        switch trouble {
        case .none: return try await engine.push(drafts, once: key)
        case .isAway: throw Away()
        case .losesAnswers:
            _ = try await engine.push(drafts, once: key)
            throw Away()
        case .refuses(let text):
            let isMeant = drafts.contains { String(decoding: $0.payload, as: UTF8.self).contains(text) }
            if isMeant { throw QueueError(.unsupported, "this one never") }
            return try await engine.push(drafts, once: key)
        }
    }

    func forget(_ keys: [String]) async throws { try await engine.forget(keys) }
    func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        try await engine.push(drafts, on: database)
    }
    func claim(_ request: ClaimRequest) async throws -> [Claim] { try await engine.claim(request) }
    func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        try await engine.heartbeat(claims, lease: lease, now: now)
    }
    func save(_ checkpoint: JobCheckpoint) async throws { try await engine.save(checkpoint) }
    func finish(_ endings: [JobEnding]) async throws -> [Claim] { try await engine.finish(endings) }
    func wakeups() -> AsyncStream<QueueWakeup> { engine.wakeups() }
    var stores: QueueStores { engine.stores }
}
