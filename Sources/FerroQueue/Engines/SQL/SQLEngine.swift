public import FerroSQL
import FerroSupport
import Logging

/// Keeps jobs in the `jobs` table of the app's database, see ``JobsTable``.
///
/// ```swift
/// let engine = SQLEngine(database, retention: .seconds(86_400))     // done jobs stay for a day
/// ```
///
/// A job that is pushed inside a transaction is a row of that transaction: it exists if and only if it commits. To
/// claim is one statement, and to record that any number of plain jobs are done is another. On PostgreSQL workers are
/// woken by NOTIFY on the channel `ferro_queue`; on SQLite within the process, and others find work by looking.
///
/// What a database gives up for another transaction (a deadlock, a serialization failure) is tried again, except in a
/// transaction of the caller.
public struct SQLEngine: QueueEngine {
    /// The PostgreSQL channel that workers listen to; a message is `work` or `control`.
    static let channel = "ferro_queue"

    let database: Database
    let retention: Duration
    let leaseClock: LeaseClock
    let bell = QueueBell()
    let idleness = Idleness()
    /// What became of endings whose answer was lost; SQLite's answers come from this process.
    let answers: SQLAnswers?
    private var vitals: Database?
    /// How long a claim waits for locks that strangers hold, and a heartbeat; tests may be more patient.
    package var patience: (claim: Duration, heartbeat: Duration) = (.seconds(1), .milliseconds(500))
    /// How long a statement waits for locks; as long as the database lets it where this is nil.
    private var lockLimit: Duration?

    /// An engine over the database that holds the queue's tables.
    ///
    /// Jobs that are done or cancelled are removed at once, or kept for `retention` when it is longer than nothing.
    /// Leases go by PostgreSQL's clock; on SQLite, where all workers have one machine, by the process's.
    public init(_ database: Database, retention: Duration = .zero) {
        self.init(
            database, retention: retention, leaseClock: database.dialect.kind == .postgres ? .store : .caller)
    }

    /// Tests name the clock by which leases go.
    package init(_ database: Database, retention: Duration = .zero, leaseClock: LeaseClock) {
        self.database = database
        self.retention = retention
        self.leaseClock = leaseClock
        answers = database.dialect.kind == .postgres ? SQLAnswers() : nil
    }

    /// The same engine with connections of its own for what a worker must not wait with: to claim jobs, to renew
    /// leases, to keep checkpoints, and to record endings.
    ///
    /// ```swift
    /// var configuration = try PostgresConfiguration(url: url)
    /// configuration.pool = PoolConfiguration(maximum: SQLEngine.vitalConnections)
    /// let worker = engine.keeping(vitals: Database(try await PostgresDatabase(configuration)))
    /// ```
    ///
    /// Over the pool of the jobs, leases are lost when transactions of jobs hold every connection for longer than a
    /// lease. The database must be the same one over a pool of its own; whoever opened it closes it, after the worker.
    /// SQLite needs none: it has one writer.
    public func keeping(vitals: Database) -> SQLEngine {
        var engine = self
        engine.vitals = vitals
        return engine
    }

    /// How large that pool is: one for the heart, one for an ending that waits for the lock of a batch, one for claims, and
    /// the one that every pool keeps for reading.
    public static let vitalConnections = 4

    /// Where statements run that must not wait for the jobs' connections; a task inside a transaction stays in it.
    var vital: Database {
        guard let vitals, !database.isInTransaction, database.enclosingTransaction == nil else { return database }
        return vitals
    }

    /// The same engine, whose statements by index give up where a stranger keeps them waiting for too long.
    ///
    /// Nil where that cannot be: on SQLite, which has a limit of its own, and in a transaction of the caller's, of which
    /// the limit would become a part.
    func bounded(by limit: Duration) -> SQLEngine? {
        guard dialect.kind == .postgres, !vital.isInTransaction, vital.enclosingTransaction == nil else { return nil }
        var engine = self
        engine.lockLimit = limit
        return engine
    }

    var dialect: Dialect { database.dialect }
    /// Whether sessions are told of work by the database.
    var notifies: Bool { dialect.kind == .postgres }
    var keepsEnded: Bool { retention > .zero }

    /// Everything else is kept in tables beside the jobs, too.
    public var stores: QueueStores {
        QueueStores(
            administration: SQLAdministration(engine: self), batches: SQLBatchStore(engine: self),
            ticks: SQLTickStore(database, engine: self), reports: SQLReportStore(database))
    }

    static var logger: Logger { Logger(label: "ferro.queue") }

    /// Runs something again when the database gave it up for another transaction.
    func insisting<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        for attempt in 1..<Self.attempts {
            do {
                return try await body()
            } catch let error as SQLError {
                guard Self.passing.contains(error.code) else { throw error }
                try await Task.sleep(for: .milliseconds(Int64.random(in: 1...(5 * Int64(attempt)))))
            }
        }
        return try await body()
    }

    /// Runs statements that look for rows by their ids or by an index, all or none, in one round trip.
    ///
    /// PostgreSQL keeps the plan of a prepared statement until the table's statistics change. One that it made while
    /// the table was empty reads all of it, and the next ten thousand jobs come before it finds out: so it may not.
    func executeByIndex(_ statements: [SQL], on db: Database) async throws -> [SQLResult] {
        guard dialect.kind == .postgres else { return try await db.executeAll(statements) }
        var first: SQL = "SELECT set_config('enable_seqscan', 'off', true)"
        if let lockLimit {
            let limit = max(1, Int64(lockLimit / .milliseconds(1)))
            // One statement may wait for several locks, one after the other: hence the second limit.
            first = """
                \(first), set_config('lock_timeout', \("\(limit)ms"), true), \
                set_config('statement_timeout', \("\(limit * 2)ms"), true)
                """
        }
        return Array(try await db.executeAll([first] + statements).dropFirst())
    }

    /// Runs a closure in a transaction of its own, or as a part of the caller's.
    func inTransaction<Value: Sendable>(
        on database: Database?, _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        let database = target(database)
        if database.isInTransaction { return try await database.transaction { try await body($0) } }
        return try await insisting { try await database.transaction { try await body($0) } }
    }

    private static let attempts = 8
    /// What another transaction is to blame for; a key that was taken since it was looked for is among it.
    private static let passing: Set<SQLError.Code> = [.deadlock, .serialization, .unique]
}
