import FerroSQL
import FerroSupport
import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looks at the rows of the `jobs` table and changes them by hand.
struct SQLAdministration: QueueAdministration {
    let engine: SQLEngine
    private var database: Database { engine.database }

    /// Two statements; the first one reads all of the table, a running number of jobs at a time.
    func stats(now: Date) async throws -> QueueStats {
        var lines: [QueueName: QueueStats.Line] = [:]
        for row in try await database.rows(JobsTable.stats(at: now)) {
            let name = QueueName(try row.decode(at: 0))
            let isDue: Bool = try row.decode(at: 2)
            let count: Int = try row.decode(at: 3)
            // A date that cannot be read makes nothing old.
            let oldest = try? row.decode(at: 4, as: Date.self)
            lines[name, default: QueueStats.Line(name: name)]
                .add(count, of: try row.decode(at: 1), isDue: isDue, for: oldest.map { now.timeIntervalSince($0) })
        }
        for row in try await database.rows("SELECT name FROM job_queues WHERE paused_at IS NOT NULL") {
            let name = QueueName(try row.decode(at: 0))
            lines[name, default: QueueStats.Line(name: name)].isPaused = true
        }
        let queues = lines.values.sorted { $0.name.rawValue < $1.name.rawValue }
        return QueueStats(queues: queues, totalFailed: queues.map(\.failed).reduce(0, +))
    }

    /// One statement; a row that cannot be read is left out, and the log says so.
    func list(_ filter: JobFilter, limit: Int, now: Date) async throws -> [JobRecord] {
        try await database.rows(JobsTable.list(filter, limit: limit, at: now)).compactMap { record($0, at: now) }
    }

    func find(_ id: JobID, now: Date) async throws -> JobRecord? {
        try await database.first(JobsTable.find(id)).flatMap { record($0, at: now) }
    }

    func pause(_ queue: QueueName, _ isPaused: Bool, now: Date) async throws {
        let statement: SQL = """
            INSERT INTO job_queues (name, paused_at) VALUES (\(queue.rawValue), \(isPaused ? now : nil)) \
            ON CONFLICT (name) DO UPDATE SET paused_at = excluded.paused_at
            """
        let wakeup = isPaused ? QueueWakeup.control : .work
        _ = try await engine.insisting {
            try await database.executeAll([statement] + (engine.notice(wakeup).map { [$0] } ?? []))
        }
        await engine.ring(wakeup, after: database)
    }

    /// Removes at most 1000 rows at a time, so that no lock is held for long.
    func prune(_ states: Set<JobInfo.State>, endedBefore date: Date, limit: Int) async throws -> Int {
        var statuses = states.intersection([.failed, .done, .cancelled]).map(\.rawValue).sorted()
        guard !statuses.isEmpty else { return 0 }
        if states.contains(.done) { statuses.append(JobsTable.Status.key) }
        var removed = 0
        while removed < limit {
            let part = min(1000, limit - removed)
            let statement = JobsTable.prune(statuses, endedBefore: date, limit: part, dialect: engine.dialect)
            let count = try await engine.insisting { try await database.execute(statement).affectedRows }
            removed += count
            if count < part { break }
        }
        return removed
    }

    func change(_ action: JobAction, _ selection: JobSelection, now: Date) async throws -> Int {
        switch selection {
        case .matching(let filter): try await change(action, [JobsTable.condition(filter, at: now)], now)
        case .ids(let ids):
            try await change(
                action,
                stride(from: 0, to: ids.count, by: 1000).map { start in
                    ("id" as SQL).isIn(ids[start..<min(start + 1000, ids.count)].map(\.rawValue))
                }, now)
        }
    }

    private func change(_ action: JobAction, _ conditions: [SQL], _ now: Date) async throws -> Int {
        try await engine.inTransaction(on: nil) { db in
            var change = JobChange(engine: engine, db: db, now: now)
            for condition in conditions { try await change.lock(condition) }
            for condition in conditions { try await change.perform(action, condition) }
            try await change.finish()
            return change.count
        }
    }

    private func record(_ row: SQLRow, at now: Date) -> JobRecord? {
        do {
            var reader = JobRowReader(row)
            return try reader.record(at: now)
        } catch {
            let id = (try? row.decode("id", as: Int64.self)).map(String.init) ?? "?"
            SQLEngine.logger.warning(
                "A job cannot be read and is left out", metadata: ["job.id": "\(id)", "error": "\(error.message)"])
            return nil
        }
    }
}

extension QueueStats.Line {
    fileprivate mutating func add(_ count: Int, of status: String, isDue: Bool, for seconds: Double?) {
        switch status {
        case JobsTable.Status.pending, JobsTable.Status.delayed:
            guard isDue else { return delayed += count }
            pending += count
            if let seconds { oldestSeconds = max(oldestSeconds ?? 0, seconds) }
        case JobsTable.Status.claimed: running += count
        case JobsTable.Status.failed: failed += count
        case JobsTable.Status.done: done += count
        default: return
        }
    }
}
