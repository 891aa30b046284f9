internal import FerroORM

/// Priorities, keys, checkpoints and batches of jobs; the columns are those that FerroQueue asks for.
struct DeepenJobs: Migration {
    static let version = 2026_11_21_100900

    func up(_ schema: Schema) async throws {
        try await schema.alter("jobs") { t in
            t.dropIndex("queue", "status", "available_at")
            t.rename("failed_at", to: "finished_at")
            t.smallInteger("priority").default(0)  // the smaller number comes first
            t.integer("crashes").default(0)  // how many claims ended without a word
            t.timestamp("cancel_requested_at").nullable()  // when somebody asked a running job to stop
            t.text("state").nullable()  // JSON that a run saved for the next one
            t.text("headers").nullable()  // JSON
            t.bigInteger("batch_id").nullable()
            t.string("unique_key").nullable()  // the key it was pushed under
            t.string("unique_scope").nullable()  // started, done or time
            t.timestamp("unique_until").nullable()  // when the key is free again at the latest
            t.timestamp("put_off_until").nullable()  // how far a debounced job may be put off
            t.string("held_key").nullable()  // the key while the job holds it
            t.index("queue", "priority", "available_at", "id", where: "status = 'pending'", name: "jobs_pending")
            t.index("queue", "available_at", where: "status = 'delayed'", name: "jobs_delayed")
            t.index("queue", "lease_until", where: "status = 'claimed'", name: "jobs_claimed")
            t.index("status", "finished_at", where: "finished_at IS NOT NULL", name: "jobs_ended")
            t.index("batch_id", where: "batch_id IS NOT NULL", name: "jobs_batch")
            t.unique("held_key", where: "held_key IS NOT NULL", name: "jobs_key")
        }
        // `pending` now means that a job was due when it was stored; a delayed one runs as soon as its time has come.
        try await schema.execute("UPDATE jobs SET status = 'delayed' WHERE status = 'pending'")
    }

    /// Undoes it, unless that would lose work.
    ///
    /// Jobs that wait, run or failed stay and begin from the start: without priorities and what they saved, and under no
    /// key. Jobs that are done or cancelled, and keys that outlived theirs, go.
    func down(_ schema: Schema) async throws {
        try await refuseToLoseWork(schema)
        try await schema.execute("UPDATE jobs SET status = 'pending' WHERE status = 'delayed'")
        try await schema.execute("DELETE FROM jobs WHERE status NOT IN ('pending', 'claimed', 'failed')")
        try await schema.alter("jobs") { t in
            for name in ["pending", "delayed", "claimed", "ended", "batch", "key"] { t.dropIndex(name: "jobs_\(name)") }
            for column in [
                "priority", "crashes", "cancel_requested_at", "state", "headers", "batch_id", "unique_key",
                "unique_scope", "unique_until", "put_off_until", "held_key",
            ] { t.drop(column) }
            t.rename("finished_at", to: "failed_at")
            t.index("queue", "status", "available_at")
        }
    }

    /// What the column `headers` holds of some jobs cannot be done without it: the rest of a chain would never be
    /// pushed, and an encrypted payload not be read.
    private func refuseToLoseWork(_ schema: Schema) async throws {
        // A driver that only notes statements, as a rehearsal has, answers no row.
        let row = try await schema.database.first(
            """
            SELECT count(*) AS n FROM jobs WHERE status IN ('pending', 'delayed', 'claimed', 'failed') \
            AND (headers LIKE '%"chain":%' OR headers LIKE '%"sealed":true%')
            """)
        guard let count = try row?.decode("n", as: Int.self), count > 0 else { return }
        throw MigrationError(
            .failed,
            """
            jobs that are not done (\(count)) carry the rest of a chain or an encrypted payload, for which the table has \
            no column without this migration: let a worker run them, or remove them (web queue:forget, queue:flush)
            """, version: Self.version)
    }
}
