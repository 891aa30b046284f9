/// The `jobs` table that ``SQLEngine`` keeps jobs in; a migration of the app creates it.
///
/// ```swift
/// try await schema.create("jobs") { t in
///     t.id()
///     t.string("queue")
///     t.string("job_type")
///     t.text("payload")                             // JSON
///     t.string("status")                            // pending, claimed or failed; a job that is done has no row
///     t.integer("attempts").default(0)             // how often it was started
///     t.integer("max_retries")                      // how often it may be started again after the first attempt
///     t.integer("token").default(0)                // raised by every claim; a worker must present it
///     t.timestamp("available_at")                   // when it may run
///     t.timestamp("lease_until").nullable()         // until when the worker holds it without a heartbeat
///     t.timestamp("claimed_at").nullable()
///     t.string("claimed_by").nullable()
///     t.text("error").nullable()                    // what the last attempt ended with
///     t.timestamp("created_at")
///     t.timestamp("failed_at").nullable()
///     t.string("request_id").nullable()
///     t.index("queue", "status", "available_at")
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
        "id", "queue", "job_type", "payload", "status", "attempts", "max_retries", "token", "available_at",
        "lease_until", "claimed_at", "claimed_by", "error", "created_at", "failed_at", "request_id",
    ]

    /// The columns that a claim is searched by, in the order of their index.
    public static let claimIndex = ["queue", "status", "available_at"]
}
