internal import FerroORM

struct CreateLinks: Migration {
    static let version = 2026_11_21_100000

    func up(_ schema: Schema) async throws {
        try await schema.create("links") { t in
            t.id()
            t.string("url").unique()
            t.string("title")
            t.string("submitter")
            t.string("host").nullable().index()
            t.double("score").default(0)
            t.integer("votes_count").default(0)
            t.integer("comments_count").default(0)
            t.timestamps()
            t.index("created_at")
            t.index("score")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("links") }
}
