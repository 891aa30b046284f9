internal import FerroORM

/// Where the cache keeps entries when it keeps them in the database; the columns are those that FerroCache asks for.
struct CreateCacheEntries: Migration {
    static let version = 2026_11_21_100600

    func up(_ schema: Schema) async throws {
        try await schema.create("cache_entries") { t in
            t.text("key").primary()  // the whole key, prefix included
            t.bytes("bytes").nullable()  // what is kept, unless it is a whole number
            t.bigInteger("number").nullable()  // a whole number, so that adding to it is one statement
            t.timestamp("expires_at").nullable()  // when it is over; NULL for never
            t.index("expires_at", where: "expires_at IS NOT NULL")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("cache_entries") }
}
