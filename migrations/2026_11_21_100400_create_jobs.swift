internal import FerroORM

/// Where the queue keeps jobs; the columns are those that FerroQueue asks for.
struct CreateJobs: Migration {
    static let version = 2026_11_21_100400

    func up(_ schema: Schema) async throws {
        try await schema.create("jobs") { t in
            t.id()
            t.string("queue")
            t.string("job_type")
            t.text("payload")  // JSON
            t.string("status")  // pending, claimed or failed; a job that is done has no row
            t.integer("attempts").default(0)  // how often it was started
            t.integer("max_retries")  // how often it may be started again after the first attempt
            t.integer("token").default(0)  // raised by every claim; a worker must present it
            t.timestamp("available_at")  // when it may run
            t.timestamp("lease_until").nullable()  // until when the worker holds it without a heartbeat
            t.timestamp("claimed_at").nullable()
            t.string("claimed_by").nullable()
            t.text("error").nullable()  // what the last attempt ended with
            t.timestamp("created_at")
            t.timestamp("failed_at").nullable()
            t.string("request_id").nullable()
            t.index("queue", "status", "available_at")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("jobs") }
}
