internal import FerroORM

struct FollowTheModels: Migration {
    static let version = 2026_11_21_100000

    // Authors.rank is TEXT: say in `using:` what becomes of its values.
    // Authors.name must hold no NULL before it may hold none.
    // No model has authors.left_over: drop it when nothing uses it any more.
    // Authors.key may be NULL until the rows that are there have a value.
    // The type of reviews.mystery does not say what holds it: text is a guess.
    func up(_ schema: Schema) async throws {
        try await schema.alter("authors") { t in
            t.change("name").notNull()
            t.change("rank", to: .integer)
            t.string("bio").default("")
            t.uuid("key").nullable()
        }
        try await schema.create("books") { t in
            t.id()
            t.reference("author_id", to: "authors").nullable()
            t.string("ti\"tle")
            t.decimal("price", precision: 12, scale: 2)
            t.bool("is_read")
            t.json("tags")
            t.timestamp("created_at").defaultNow()
        }
        try await schema.create("reviews") { t in
            t.id(.uuid)
            t.reference("book_id", to: "books")
            t.text("mystery")
        }
    }

    func down(_ schema: Schema) async throws {
        try await schema.drop("reviews")
        try await schema.drop("books")
        try await schema.alter("authors") { t in
            t.drop("key")
            t.drop("bio")
            t.change("rank", to: .native("TEXT"))
            t.change("name").nullable()
        }
    }
}
