internal import FerroORM

/// Where requests are counted when they are counted in the database; the columns are those that FerroCache asks for.
struct CreateRateLimits: Migration {
    static let version = 2026_11_21_100800

    func up(_ schema: Schema) async throws {
        try await schema.create("rate_limits") { t in
            t.text("key").primary()  // the limiter, the client and the rule
            t.bigInteger("level")  // what is counted
            t.bigInteger("previous").default(0)  // what the window before counted
            t.bigInteger("at")  // the time of the last change, in milliseconds since 1970
            t.bigInteger("until").index()  // when the row may go
            t.bigInteger("allowed").default(1)  // whether the last request was
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("rate_limits") }
}
