internal import FerroORM

/// Pushes of transactions on their way to a queue outside of the database; the columns are those that FerroQueue asks for.
struct CreateJobOutbox: Migration {
    static let version = 2026_11_21_101200

    func up(_ schema: Schema) async throws {
        try await schema.create("job_outbox") { t in
            t.id()
            t.string("key").unique()  // by which the engine knows what it was pushed before
            t.text("drafts")  // JSON: the jobs of one push
            t.integer("jobs")  // how many they are
            t.integer("attempts").default(0)  // how often a relay failed
            t.text("error").nullable()  // what the last one failed with
            t.timestamp("created_at")
            t.timestamp("available_at").index()  // when another process may take the row up
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("job_outbox") }
}
