internal import FerroORM

struct CreateVotes: Migration {
    static let version = 2026_11_21_100200

    func up(_ schema: Schema) async throws {
        try await schema.create("votes") { t in
            t.id()
            t.reference("link_id", to: "links", onDelete: .cascade)
            t.string("voter")
            t.timestamp("created_at")
            t.index("link_id", "voter", unique: true)
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("votes") }
}
