internal import FerroORM

/// The schedule's entries and their ticks; the columns are those that FerroQueue asks for.
struct CreateSchedule: Migration {
    static let version = 2026_11_21_101300

    func up(_ schema: Schema) async throws {
        try await schema.create("schedule_entries") { t in
            t.string("name").primary()
            t.timestamp("last_due_at").nullable()  // the last tick that was taken
            t.timestamp("paused_at").nullable()
        }
        try await schema.create("schedule_ticks") { t in
            t.string("entry")
            t.timestamp("due_at")
            t.string("node")  // who took it
            t.timestamp("taken_at")
            t.bigInteger("job_id").nullable()
            t.timestamp("finished_at").nullable()
            t.bool("is_done").nullable()
            t.text("message").nullable()
            t.primary("entry", "due_at")
        }
    }

    func down(_ schema: Schema) async throws {
        try await schema.drop("schedule_ticks")
        try await schema.drop("schedule_entries")
    }
}
