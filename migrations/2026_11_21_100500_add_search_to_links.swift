internal import FerroORM

/// The words of titles: a table of FTS5 beside SQLite's, a column with an index on PostgreSQL.
struct AddSearchToLinks: Migration {
    static let version = 2026_11_21_100500

    func up(_ schema: Schema) async throws { try await schema.alter("links") { $0.fullText("title") } }

    func down(_ schema: Schema) async throws { try await schema.alter("links") { $0.dropFullText() } }
}
