import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The rows of `job_outbox`.
struct Outbox: Sendable {
    /// A row that was taken up.
    struct Row: Sendable {
        let id: Int64
        let attempts: Int
        let parcel: Result<Parcel, QueueError>
        let key: String
    }

    /// How long a row is its process's before another one takes it up.
    static let lease = Duration.seconds(60)
    private static let longestPause = Duration.seconds(300)

    let database: Database

    init(_ database: Database) { self.database = database.outsideTransaction }

    /// Writes a push down in an open transaction; nobody else takes it up for a lease.
    static func write(_ parcel: Parcel, on database: Database, at date: Date) async throws -> Int64 {
        let json = try parcel.json()
        return try await explaining {
            try await database.value(
                OutboxStatements.insert(parcel, drafts: json, at: date, until: date + lease))
        }
    }

    /// Takes rows up that are due, the oldest first.
    func take(_ limit: Int, now: Date) async throws -> [Row] {
        let rows = try await Self.explaining {
            try await database.rows(
                OutboxStatements.take(limit, now: now, until: now + Self.lease, dialect: database.dialect))
        }
        // RETURNING promises no order.
        return try rows.map(Self.row).sorted { $0.id < $1.id }
    }

    func delete(_ ids: [Int64]) async throws {
        guard !ids.isEmpty else { return }
        try await database.execute(OutboxStatements.delete(ids))
    }

    func release(_ ids: [Int64], at date: Date) async throws {
        guard !ids.isEmpty else { return }
        try await database.execute(OutboxStatements.release(ids, at: date))
    }

    /// Notes what a relay failed with, and lets the row be taken up again from a date on.
    func fail(_ id: Int64, _ error: any Error, until date: Date) async throws {
        try await database.execute(OutboxStatements.fail(id, error: ErrorText.of(error), until: date))
    }

    /// How long a row that the engine refused is left: 1 second, and twice as long each time, up to 5 minutes.
    static func pause(after attempts: Int) -> Duration {
        min(.seconds(Int64(1) << Int64(min(max(0, attempts), 20))), longestPause)
    }

    func stats(now: Date) async throws -> OutboxStats {
        guard let row = try await Self.explaining({ try await database.first(OutboxStatements.stats) }) else {
            return OutboxStats()
        }
        let oldest: Date? = try row.decode("oldest")
        return OutboxStats(
            pushes: try row.decode("pushes"), jobs: try row.decode("jobs"), failing: try row.decode("failing"),
            oldestSeconds: oldest.map { max(0, now.timeIntervalSince($0)) }, error: try row.decode("error"))
    }

    private static func row(_ row: SQLRow) throws -> Row {
        let key: String = try row.decode("key")
        let json: String = try row.decode("drafts")
        let parcel = Result { () throws(QueueError) in try Parcel(key: key, json: json) }
        return Row(id: try row.decode("id"), attempts: try row.decode("attempts"), parcel: parcel, key: key)
    }

    /// Says what to do when the table is not there.
    static func explaining<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as SQLError {
            let words = error.message
            guard error.code == .statement, words.contains(JobOutboxTable.name),
                words.contains("no such table") || words.contains("does not exist")
            else { throw error }
            throw QueueError(
                .storage,
                "the app's database has no table job_outbox, through which jobs are pushed in its transactions: add the "
                    + "migration CreateJobOutbox (JobOutboxTable lists the columns) and run `swift run web db:migrate`",
                cause: error)
        }
    }
}
