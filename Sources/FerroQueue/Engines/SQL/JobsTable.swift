/// The tables that ``SQLEngine`` keeps jobs in; a migration of the app creates them.
///
/// ```swift
/// try await schema.create("jobs") { t in
///     t.id()
///     t.string("queue")
///     t.string("job_type")
///     t.text("payload")                             // JSON
///     t.string("status")                            // see JobsTable.Status
///     t.smallInteger("priority").default(0)         // the smaller number comes first
///     t.integer("attempts").default(0)              // how often it was started
///     t.integer("max_retries")                      // how often it may be started again after the first attempt
///     t.integer("crashes").default(0)               // how many claims ended without a word
///     t.integer("token").default(0)                 // raised by every claim; a worker must present it
///     t.timestamp("available_at")                   // when it may run
///     t.timestamp("lease_until").nullable()         // until when the worker holds it without a heartbeat
///     t.timestamp("claimed_at").nullable()
///     t.string("claimed_by").nullable()
///     t.timestamp("cancel_requested_at").nullable() // when somebody asked a running job to stop
///     t.text("state").nullable()                    // JSON that a run saved for the next one
///     t.text("error").nullable()                    // JSON: the attempts that failed
///     t.timestamp("created_at")
///     t.timestamp("finished_at").nullable()
///     t.string("request_id").nullable()
///     t.text("headers").nullable()                  // JSON
///     t.bigInteger("batch_id").nullable()
///     t.string("unique_key").nullable()             // the key it was pushed under
///     t.string("unique_scope").nullable()           // started, done or time
///     t.timestamp("unique_until").nullable()        // when the key is free again at the latest
///     t.timestamp("put_off_until").nullable()       // how far a debounced job may be put off
///     t.string("held_key").nullable()               // the key while the job holds it
///     t.index("queue", "priority", "available_at", "id", where: "status = 'pending'", name: "jobs_pending")
///     t.index("queue", "available_at", where: "status = 'delayed'", name: "jobs_delayed")
///     t.index("queue", "lease_until", where: "status = 'claimed'", name: "jobs_claimed")
///     t.index("status", "finished_at", where: "finished_at IS NOT NULL", name: "jobs_ended")
///     t.index("batch_id", where: "batch_id IS NOT NULL", name: "jobs_batch")
///     t.unique("held_key", where: "held_key IS NOT NULL", name: "jobs_key")
/// }
/// try await schema.create("job_batches") { t in
///     t.id()
///     t.string("name")
///     t.integer("total").default(0)
///     t.integer("pending").default(0)
///     t.integer("failed").default(0)
///     t.integer("cancelled").default(0)
///     t.bool("allows_failures", default: false)
///     t.text("on_success").nullable()               // JSON: what is pushed; empty once it was
///     t.text("on_failure").nullable()
///     t.text("on_end").nullable()
///     t.timestamp("created_at")
///     t.timestamp("cancelled_at").nullable()
///     t.timestamp("finished_at").nullable()
///     t.index("finished_at", where: "finished_at IS NOT NULL", name: "job_batches_ended")
/// }
/// try await schema.create("job_queues") { t in
///     t.string("name").primary()
///     t.timestamp("paused_at").nullable()
/// }
/// ```
///
/// An id must never be used again, not even after its job is gone (`AUTOINCREMENT`, `IDENTITY`): tokens are counted for
/// each id, so a worker that was thought dead could otherwise record over a newer job.
public enum JobsTable {
    /// The table's name.
    public static let name = "jobs"

    /// Every column, in the order of the migration.
    public static let columns = [
        "id", "queue", "job_type", "payload", "status", "priority", "attempts", "max_retries", "crashes", "token",
        "available_at", "lease_until", "claimed_at", "claimed_by", "cancel_requested_at", "state", "error",
        "created_at", "finished_at", "request_id", "headers", "batch_id", "unique_key", "unique_scope", "unique_until",
        "put_off_until", "held_key",
    ]

    /// What the column `status` says.
    enum Status {
        /// It was due when it was stored.
        static let pending = "pending"
        /// Its time had not come when it was stored.
        static let delayed = "delayed"
        /// A worker holds it, or held it until it died.
        static let claimed = "claimed"
        /// It is kept aside.
        static let failed = "failed"
        /// It is done and kept for the retention.
        static let done = "done"
        /// It was cancelled and is kept for the retention.
        static let cancelled = "cancelled"
        /// It has ended and is gone, but for the key that nobody else may use until `finished_at`.
        static let key = "key"
    }
}
