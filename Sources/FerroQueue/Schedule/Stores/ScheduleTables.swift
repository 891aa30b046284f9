package import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The tables of the schedule, and the statements on them.
package enum ScheduleTables {
    /// Every statement that makes them.
    package static func schema(_ dialect: Dialect) -> [SQL] {
        let isPostgres = dialect.kind == .postgres
        let time: SQL = isPostgres ? "TIMESTAMPTZ" : "TEXT"
        let id: SQL = isPostgres ? "BIGINT" : "INTEGER"
        let flag: SQL = isPostgres ? "BOOLEAN" : "INTEGER"
        let ending: SQL = isPostgres ? "" : " STRICT"
        return [
            """
            CREATE TABLE schedule_entries (name TEXT PRIMARY KEY, last_due_at \(time), paused_at \(time))\(ending)
            """,
            """
            CREATE TABLE schedule_ticks (entry TEXT NOT NULL, due_at \(time) NOT NULL, node TEXT NOT NULL, \
            taken_at \(time) NOT NULL, job_id \(id), finished_at \(time), is_done \(flag), message TEXT, \
            PRIMARY KEY (entry, due_at))\(ending)
            """,
        ]
    }

    /// Moves an entry's last tick on, and answers whether it is paused; no row when it was there or further.
    static func advance(_ tick: Tick) -> SQL {
        """
        INSERT INTO schedule_entries (name, last_due_at) VALUES (\(tick.entry), \(tick.dueAt)) \
        ON CONFLICT (name) DO UPDATE SET last_due_at = excluded.last_due_at \
        WHERE schedule_entries.last_due_at IS NULL OR schedule_entries.last_due_at < excluded.last_due_at \
        RETURNING paused_at
        """
    }

    /// Gives an entry its first last tick; no row when it has one.
    static func begin(_ tick: Tick) -> SQL {
        """
        INSERT INTO schedule_entries (name, last_due_at) VALUES (\(tick.entry), \(tick.dueAt)) \
        ON CONFLICT (name) DO UPDATE SET last_due_at = excluded.last_due_at \
        WHERE schedule_entries.last_due_at IS NULL RETURNING name
        """
    }

    static func insert(_ record: TickRecord) -> SQL {
        """
        INSERT INTO schedule_ticks (entry, due_at, node, taken_at, job_id, message) VALUES (\(record.tick.entry), \
        \(record.tick.dueAt), \(record.node), \(record.takenAt), \(record.jobID?.rawValue), \(record.message)) \
        ON CONFLICT (entry, due_at) DO NOTHING
        """
    }

    static func last(of entries: [String]) -> SQL {
        """
        SELECT name, last_due_at FROM schedule_entries WHERE last_due_at IS NOT NULL \
        AND name IN (\(list: entries.map(\.sqlValue)))
        """
    }

    static func note(_ tick: Tick, isDone: Bool, message: String?, at date: Date) -> SQL {
        """
        UPDATE schedule_ticks SET finished_at = \(date), is_done = \(isDone), message = \(message) \
        WHERE entry = \(tick.entry) AND due_at = \(tick.dueAt)
        """
    }

    static func history(of entry: String, limit: Int) -> SQL {
        """
        SELECT entry, due_at, node, taken_at, job_id, finished_at, is_done, message FROM schedule_ticks \
        WHERE entry = \(entry) ORDER BY due_at DESC LIMIT \(limit)
        """
    }

    static func record(_ row: SQLRow) throws(SQLError) -> TickRecord {
        TickRecord(
            tick: Tick(entry: try row.decode("entry"), dueAt: try row.decode("due_at")), node: try row.decode("node"),
            takenAt: try row.decode("taken_at"),
            jobID: try row.decode("job_id", as: Int64?.self).map { JobID($0) },
            finishedAt: try row.decode("finished_at"), isDone: try row.decode("is_done"),
            message: try row.decode("message"))
    }

    static func pause(_ entry: String, at date: Date) -> SQL {
        """
        INSERT INTO schedule_entries (name, paused_at) VALUES (\(entry), \(date)) \
        ON CONFLICT (name) DO UPDATE SET paused_at = excluded.paused_at
        """
    }

    /// Lets a paused entry go on from a date: what was due before it is not made up for.
    static func resume(_ entry: String, at date: Date) -> SQL {
        """
        UPDATE schedule_entries SET paused_at = NULL, \
        last_due_at = CASE WHEN last_due_at < \(date) THEN \(date) ELSE last_due_at END \
        WHERE name = \(entry) AND paused_at IS NOT NULL
        """
    }

    /// Removes some old ticks, never an entry's last one.
    static func prune(dueBefore date: Date, limit: Int, dialect: Dialect) -> SQL {
        let locking: SQL = dialect.kind == .postgres ? " FOR UPDATE OF old SKIP LOCKED" : ""
        return """
            DELETE FROM schedule_ticks WHERE (entry, due_at) IN (SELECT old.entry, old.due_at FROM schedule_entries \
            JOIN schedule_ticks AS old ON old.entry = schedule_entries.name \
            AND old.due_at < schedule_entries.last_due_at WHERE old.due_at < \(date) LIMIT \(limit)\(locking))
            """
    }
}
