internal import FerroORM

/// Where locks are kept when they are kept in the database; the columns are those that FerroCache asks for.
struct CreateLocks: Migration {
    static let version = 2026_11_21_100700

    func up(_ schema: Schema) async throws {
        try await schema.create("locks") { t in
            t.text("name").primary()  // the whole name, prefix included
            t.text("line")  // JSON: who holds it and who waits
            t.bigInteger("fence").default(0)  // the last fencing number
            t.bigInteger("until").default(0)  // when the row may go, in microseconds since 1970
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("locks") }
}
