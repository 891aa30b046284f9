package import FerroSQL

/// The `job_workers` table, in which workers tell what they do; a migration of the app creates it.
///
/// ```swift
/// try await schema.create("job_workers") { t in
///     t.string("id").primary()                    // the worker's id
///     t.string("host")
///     t.bigInteger("process_id")
///     t.text("queues")                            // JSON: names, and how many of their jobs run
///     t.bigInteger("slots")                       // how many jobs it can run at once
///     t.bigInteger("busy")                        // how many it runs
///     t.boolean("is_quiet")                       // whether it claims nothing more
///     t.timestamp("started_at")
///     t.timestamp("reported_at").index()
/// }
/// ```
public enum JobWorkersTable {
    /// The table's name.
    public static let name = "job_workers"
    /// Every column, in the order of the migration.
    public static let columns = [
        "id", "host", "process_id", "queues", "slots", "busy", "is_quiet", "started_at", "reported_at",
    ]
}

/// The `job_minutes` table, which holds what jobs came to in each minute; a migration of the app creates it.
///
/// ```swift
/// try await schema.create("job_minutes") { t in
///     t.timestamp("minute")                       // its beginning
///     t.string("queue")
///     t.string("name")                            // of the jobs' type
///     for column in ["done", "retried", "failed"] { t.bigInteger(column).default(0) }
///     for kind in ["took", "waited"] {            // durations of runs, and latencies from due to start
///         for step in 0..<28 { t.bigInteger("\(kind)_\(step)").default(0) }    // how many below 2^step ms
///         t.bigInteger("\(kind)_us").default(0)   // their sum in microseconds
///     }
///     t.primary("minute", "queue", "name")
/// }
/// ```
///
/// Every number is one that may be added to, so that several workers add to a line with one statement each.
public enum JobMinutesTable {
    /// The table's name.
    public static let name = "job_minutes"
    /// Every column, in the order of the migration.
    public static let columns = ["minute", "queue", "name"] + QueueMinute.cellNames
}

/// What the app's migrations do for the two tables, for tests.
package enum ReportTables {
    package static func schema(_ dialect: Dialect) -> [SQL] {
        let isPostgres = dialect == .postgres
        let number: SQL = isPostgres ? "BIGINT" : "INTEGER"
        let time: SQL = isPostgres ? "TIMESTAMPTZ" : "TEXT"
        let ending: SQL = isPostgres ? "" : " STRICT"
        let flag: SQL = isPostgres ? "BOOLEAN" : "INTEGER"
        let cells = QueueMinute.cellNames.map { name -> SQL in "\(identifier: name) \(number) NOT NULL DEFAULT 0, " }
        return [
            """
            CREATE TABLE job_workers (id TEXT PRIMARY KEY, host TEXT NOT NULL, process_id \(number) NOT NULL, \
            queues TEXT NOT NULL, slots \(number) NOT NULL, busy \(number) NOT NULL, is_quiet \(flag) NOT NULL, \
            started_at \(time) NOT NULL, reported_at \(time) NOT NULL)\(ending)
            """,
            "CREATE INDEX job_workers_reported_at ON job_workers (reported_at)",
            """
            CREATE TABLE job_minutes (minute \(time) NOT NULL, queue TEXT NOT NULL, name TEXT NOT NULL, \
            \(cells.joined(separator: ""))PRIMARY KEY (minute, queue, name))\(ending)
            """,
        ]
    }
}
