internal import FerroORM

struct CreateTaggings: Migration {
    static let version = 2026_11_21_100100

    func up(_ schema: Schema) async throws {
        try await schema.create("taggings") { t in
            t.id()
            t.reference("link_id", to: "links", onDelete: .cascade)
            t.string("tag")
            t.index("link_id", "tag", unique: true)
            t.index("tag")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("taggings") }
}
