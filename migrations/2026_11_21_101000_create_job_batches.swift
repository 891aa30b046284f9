internal import FerroORM

/// Jobs that are counted together, and queues that are paused; the columns are those that FerroQueue asks for.
struct CreateJobBatches: Migration {
    static let version = 2026_11_21_101000

    func up(_ schema: Schema) async throws {
        try await schema.create("job_batches") { t in
            t.id()
            t.string("name")
            t.integer("total").default(0)
            t.integer("pending").default(0)
            t.integer("failed").default(0)
            t.integer("cancelled").default(0)
            t.bool("allows_failures", default: false)
            t.text("on_success").nullable()  // JSON: what is pushed; empty once it was
            t.text("on_failure").nullable()
            t.text("on_end").nullable()
            t.timestamp("created_at")
            t.timestamp("cancelled_at").nullable()
            t.timestamp("finished_at").nullable()
            t.index("finished_at", where: "finished_at IS NOT NULL", name: "job_batches_ended")
        }
        try await schema.create("job_queues") { t in
            t.string("name").primary()
            t.timestamp("paused_at").nullable()
        }
    }

    func down(_ schema: Schema) async throws {
        try await schema.drop("job_queues")
        try await schema.drop("job_batches")
    }
}
