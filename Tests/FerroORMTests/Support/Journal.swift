import FerroORM
import Foundation

/// The models that queries are tested with, on either database.
enum Journal {
    static func create(on db: Database) async throws {
        let schema = Schema(db)
        try await schema.create("writers") { t in
            t.id()
            t.string("name")
            t.bool("is_active", default: true)
            t.bigInteger("mentor_id").nullable()
        }
        try await schema.create("articles") { t in
            t.id()
            t.reference("writer_id", to: "writers")
            t.reference("editor_id", to: "writers").nullable()
            t.string("slug").unique()
            t.string("title")
            t.text("body")
            t.json("meta")
            t.bigInteger("views")
            t.double("score")
            t.bool("is_draft")
            t.timestamp("published_at").nullable()
            t.timestamps()
        }
        try await schema.create("remarks") { t in
            t.id()
            t.bigInteger("article_id")
            t.text("text")
            t.bool("is_spam")
            t.integer("version")
            t.timestamp("deleted_at").nullable()
        }
        try await schema.create("topics") { t in
            t.id()
            t.bigInteger("parent_id").nullable()
            t.string("name").unique()
        }
    }

    /// Two writers and four articles.
    static func fill(_ db: Database) async throws {
        try await Writer.create([.init(name: "Ada"), .init(name: "Bob", isActive: false, mentorID: 1)], on: db)
        try await Article.create(
            [
                Article.draft("alpha", views: 10, score: 1.5, tags: ["x"], published: noon),
                Article.draft("beta", views: 30, score: 2, tags: ["y"], isDraft: true),
                Article.draft("gamma", by: 2, views: 20, score: -1, editor: 1, published: noon + 60),
                Article.draft("delta", by: 2, views: 30, score: 0.25, editor: 2),
            ], on: db)
    }
}

struct Meta: JSONColumn, Hashable {
    struct Person: Codable, Hashable { var name: String }
    var person: Person
    var tags: [String] = []
    var count: Int?
    var ratio: Double?
    var isPinned: Bool?
    var other: [String: String] = [:]
}

@Model struct Writer {
    let id: ID
    var name: String
    var isActive: Bool = true
    var mentorID: Writer.ID?

    static let articles = hasMany(Article.self, \.writerID)
}

@Model struct Article {
    let id: ID
    var writerID: Writer.ID
    var editorID: Writer.ID?
    var slug: String
    var title: String
    var body: String
    var meta: Meta
    var views: Int = 0
    var score: Double = 0
    var isDraft: Bool = false
    var publishedAt: Date?
    var createdAt: Date
    var updatedAt: Date

    static let writer = belongsTo(Writer.self, \.writerID)
    static let published = Self.where { !$0.isDraft }
    static let byViews = Self.order { $0.views.descending }
}

extension Article {
    static func draft(
        _ slug: String, by writer: Writer.ID = 1, views: Int = 0, score: Double = 0, tags: [String] = [],
        editor: Writer.ID? = nil, isDraft: Bool = false, published: Date? = nil, other: [String: String] = [:]
    ) -> Draft {
        Draft(
            writerID: writer, editorID: editor, slug: slug, title: slug.capitalized, body: "the body of \(slug)",
            meta: Meta(person: .init(name: "N-\(slug)"), tags: tags, count: views, ratio: score, other: other),
            views: views, score: score, isDraft: isDraft, publishedAt: published)
    }
}

/// Kept after it is deleted, and counted up by each update.
@Model struct Remark {
    let id: ID
    var articleID: Article.ID
    var text: String
    var isSpam: Bool = false
    @OptimisticLock var version: Int
    @SoftDelete var deletedAt: Date?
}

@Model struct Topic {
    let id: ID
    var parentID: Topic.ID?
    var name: String
}

/// Runs a test on the journal's tables with two writers and four articles in them.
func withJournal(_ database: TestDatabase, _ body: (Database) async throws -> Void) async throws {
    try await database.run { db in
        try await Journal.create(on: db)
        try await Journal.fill(db)
        try await body(db)
    }
}
