internal import FerroORM

struct CreateComments: Migration {
    static let version = 2026_11_21_100300

    func up(_ schema: Schema) async throws {
        try await schema.create("comments") { t in
            t.id()
            t.reference("link_id", to: "links", onDelete: .cascade)
            t.string("author")
            t.text("body")
            t.timestamp("created_at")
            t.index("link_id", "created_at")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("comments") }
}
