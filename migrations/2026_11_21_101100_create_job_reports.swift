internal import FerroORM

/// What workers tell about themselves; the columns are those that FerroQueue asks for.
struct CreateJobReports: Migration {
    static let version = 2026_11_21_101100

    func up(_ schema: Schema) async throws {
        try await schema.create("job_workers") { t in
            t.string("id").primary()
            t.string("host")
            t.bigInteger("process_id")
            t.text("queues")  // JSON: names, and how many of their jobs run
            t.bigInteger("slots")  // how many jobs it can run at once
            t.bigInteger("busy")  // how many it runs
            t.bool("is_quiet")  // whether it claims nothing more
            t.timestamp("started_at")
            t.timestamp("reported_at").index()
        }
        try await schema.create("job_minutes") { t in
            t.timestamp("minute")  // its beginning
            t.string("queue")
            t.string("name")  // of the jobs' type
            for column in ["done", "retried", "failed"] { t.bigInteger(column).default(0) }
            for kind in ["took", "waited"] {  // durations of runs, and latencies from due to start
                for step in 0..<28 { t.bigInteger("\(kind)_\(step)").default(0) }  // how many below 2^step ms
                t.bigInteger("\(kind)_us").default(0)  // their sum in microseconds
            }
            t.primary("minute", "queue", "name")
        }
    }

    func down(_ schema: Schema) async throws {
        try await schema.drop("job_minutes")
        try await schema.drop("job_workers")
    }
}
