import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The ticks in the tables `schedule_entries` and `schedule_ticks` of the app's database.
///
/// A tick is taken in one transaction: the entry's last tick is moved on, which locks its row and refuses whoever is
/// late; the job is pushed; the tick is noted.
struct SQLTickStore: TickStore {
    private let database: Database
    private let engine: any QueueEngine
    /// How many ticks one statement removes, so that no lock is held for long.
    private static let pruned = 1000

    /// A store in the database that `engine` keeps its jobs in.
    init(_ database: Database, engine: any QueueEngine) {
        self.database = database
        self.engine = engine
    }

    func take(_ tick: Tick, _ outcome: TickOutcome, by node: String, now: Date) async throws -> TickAnswer {
        if case .begin = outcome {
            return try await database.first(ScheduleTables.begin(tick)) == nil ? .late : .taken(nil)
        }
        return try await database.transaction { db in
            try await limit(db)
            guard let row = try await db.first(ScheduleTables.advance(tick)) else { return .late }
            var record = TickRecord(tick: tick, node: node, takenAt: now)
            switch outcome {
            case .skip(let reason): record.message = TickMessages.cut(reason)
            case .push(let draft):
                if try row.decode("paused_at", as: Date?.self) != nil {
                    record.message = TickMessages.paused
                } else if let receipt = try await engine.push([draft], on: db).first {
                    record.jobID = receipt.isNew ? receipt.id : nil
                    record.message = receipt.isNew ? nil : TickMessages.overlap(receipt.id)
                }
            case .begin: break
            }
            try await db.execute(ScheduleTables.insert(record))
            return .taken(record.jobID)
        }
    }

    /// Keeps a node that is stopped in the middle of a transaction from holding the others up.
    ///
    /// PostgreSQL ends its session; SQLite knows no such thing: there the others wait for the node or for its end.
    private func limit(_ db: Database) async throws {
        guard db.dialect.kind == .postgres else { return }
        try await db.executeAll([
            "SET LOCAL lock_timeout = '5s'", "SET LOCAL idle_in_transaction_session_timeout = '5s'",
        ])
    }

    func last(of entries: [String]) async throws -> [String: Date] {
        guard !entries.isEmpty else { return [:] }
        var lasts: [String: Date] = [:]
        for row in try await database.rows(ScheduleTables.last(of: entries)) {
            lasts[try row.decode("name")] = try row.decode("last_due_at")
        }
        return lasts
    }

    func note(_ tick: Tick, isDone: Bool, message: String?, at date: Date) async throws {
        let message = TickMessages.cut(message)
        try await database.execute(ScheduleTables.note(tick, isDone: isDone, message: message, at: date))
    }

    func history(of entry: String, limit: Int) async throws -> [TickRecord] {
        var records: [TickRecord] = []
        for row in try await database.rows(ScheduleTables.history(of: entry, limit: max(0, limit))) {
            records.append(try ScheduleTables.record(row))
        }
        return records
    }

    func pause(_ entry: String, _ isPaused: Bool, now: Date) async throws {
        try await database.execute(
            isPaused ? ScheduleTables.pause(entry, at: now) : ScheduleTables.resume(entry, at: now))
    }

    func paused() async throws -> Set<String> {
        var names: Set<String> = []
        for row in try await database.rows("SELECT name FROM schedule_entries WHERE paused_at IS NOT NULL") {
            names.insert(try row.decode("name"))
        }
        return names
    }

    func prune(dueBefore date: Date) async throws -> Int {
        let statement = ScheduleTables.prune(dueBefore: date, limit: Self.pruned, dialect: database.dialect)
        var count = 0
        while true {
            let removed = try await database.execute(statement).affectedRows
            count += removed
            if removed < Self.pruned { return count }
        }
    }
}
