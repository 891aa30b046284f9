// Models, their columns and keys, rows that come and change, and migrations.
import Ferro

// snippet.model
@Model struct Post {
    let id: ID
    var authorID: Author.ID
    var title: String
    var isPublished: Bool = false
    var viewsCount: Int = 0
    var publishedAt: Date?
    var createdAt: Date
    var updatedAt: Date

    static let author = belongsTo(Author.self, \.authorID)
    static let comments = hasMany(Comment.self, \.postID).order { $0.createdAt.ascending }
    static let published = Self.where { $0.isPublished == true }
    static let newest = Self.order {
        $0.createdAt.descending
        $0.id.descending
    }
}

@Model struct Author {
    let id: ID
    var name: String
    var email: String

    static let posts = hasMany(Post.self, \.authorID)
}

@Model("post_comments") struct Comment {
    let id: ID
    var postID: Post.ID
    var body: String
    var createdAt: Date

    static let post = belongsTo(Post.self, \.postID)
}
// snippet.end

func creating(_ ada: Author, _ db: Database) async throws {
    // snippet.create
    let post = try await Post.create(.init(authorID: ada.id, title: "Hello"), on: db)
    let comments = try await Comment.create(
        [.init(postID: post.id, body: "First"), .init(postID: post.id, body: "Second")], on: db)
    // snippet.end
    _ = comments
}

func changing(_ post: Post, _ id: Post.ID, _ db: Database) async throws {
    // snippet.change
    let renamed = try await post.update(on: db) {
        $0.title = "New title"  // UPDATE of this column and updated_at, nothing else
        $0.publishedAt = nil  // set to NULL; not mentioned means not touched
    }
    try await Post.where { $0.authorID == renamed.authorID }.update(on: db) { $0.isPublished = false }
    try await post.increment(\.viewsCount, on: db)  // in the database: no lost counts
    let now = try await post.reload(on: db)
    try await post.delete(on: db)
    try await Post.where { $0.isPublished == false }.delete(on: db)
    // snippet.end
    _ = now
}

func reading(_ id: Post.ID, _ search: String, _ db: Database) async throws {
    // snippet.read
    let post = try await Post.find(id, on: db)  // throws .notFound, a 404, when there is none
    let maybe = try await Post.first(id, on: db)  // nil when there is none
    let latest = try await Post.published.newest.limit(10).all(on: db)  // a model's own scopes chain
    let found = try await Post.where { $0.title.contains(search) && $0.viewsCount >= 3 }.all(on: db)
    let count = try await Post.published.count(on: db)
    // snippet.end
    _ = (post, maybe, latest, found, count)
}

func loading(_ id: Post.ID, _ db: Database) async throws {
    // snippet.relations
    let posts = try await Post.published.with(\.author).with(\.comments).all(on: db)  // three statements in all
    for post in posts { print(post.title, post.author.name, post.comments.count) }

    let post = try await Post.find(id, on: db).load(\.author, on: db)
    print(post.author.email)
    // snippet.end
}

// snippet.loaded
typealias ListedPost = With<Post, Loads<Post.AuthorRelation, Post.Comments>>

struct PostLine: ResponseValue {
    var title: String
    var author: String
    var comments: Int

    init(_ post: ListedPost) {
        title = post.title
        author = post.author.name
        comments = post.comments.count
    }
}
// snippet.end

func unique(_ db: Database) async throws {
    // snippet.unique
    do {
        try await Author.create(.init(name: "Ada", email: "ada@example.com"), on: db)
    } catch let error as ORMError where error.violation?.fields == ["email"] {
        throw Abort(.conflict, "There is an account with this address.", hint: "Sign in instead.")
    }
    // snippet.end
}

func refused(_ email: String, _ blocked: Set<String>) throws {
    // snippet.problem
    if blocked.contains(email) {
        var problems = ValidationError()
        problems.add("email", "is blocked")
        throw problems  // 422, at its field
    }
    // snippet.end
}

// snippet.columns
@Model struct Product {
    let id: ID
    var name: String
    var price: Decimal
    var status: Status = .draft
    var tags: [String] = []  // JSON
    var sizes: SQLArray<Int> = []  // integer[] on PostgreSQL
    var options: Options = Options()  // JSON
    var availableOn: LocalDate?
    var homepage: URL?
    @Column("sku_code") var sku: String
    @SoftDelete var deletedAt: Date?
    @OptimisticLock var lockVersion: Int
    var createdAt: Date
    var updatedAt: Date

    enum Status: String, SQLConvertible, Codable { case draft, live, gone }
    struct Options: JSONColumn, Hashable { var isGift = false, note: String? }
}
// snippet.end

// snippet.custom
struct Score: SQLConvertible, Hashable, Codable {
    var points: Int
    var sqlValue: SQLValue { .integer(Int64(points)) }

    init(points: Int) { self.points = points }
    init(sqlValue: SQLValue) throws(SQLError) { self.init(points: try Int(sqlValue: sqlValue)) }
}
// snippet.end

// snippet.keys
@Model(id: UUID.self) struct Invoice {  // version 7, made when the row is written
    let id: ID
    var total: Decimal
}

@Model(id: String.self) struct Country {  // a natural key: the draft gives it
    let id: ID
    var name: String
}
// snippet.end

func keys(_ db: Database) async throws {
    // snippet.natural
    let invoice = try await Invoice.create(.init(total: 12.5), on: db)
    let norway = try await Country.create(.init(id: "no", name: "Norway"), on: db)
    let same = try await Country.find("no", on: db)
    // snippet.end
    _ = (invoice, norway, same)
}

func softly(_ product: Product, _ db: Database) async throws {
    // snippet.soft
    try await product.delete(on: db)  // the row stays, with the time in deleted_at
    let living = try await Product.all(on: db)  // without it
    let gone = try await Product.onlyDeleted().all(on: db)
    let everything = try await Product.withDeleted().count(on: db)
    try await product.restore(on: db)
    try await product.deletePermanently(on: db)
    // snippet.end
    _ = (living, gone, everything)
}

func locked(_ product: Product, _ db: Database) async throws {
    // snippet.lock
    do {
        try await product.update(on: db) { $0.price = 9.5 }
    } catch let error as ORMError where error.code == .stale {
        let now = try await product.reload(on: db)  // what somebody else made of it
        try await now.update(on: db) { $0.price = 9.5 }
    }
    // snippet.end
}

// snippet.migration
struct CreatePosts: Migration {
    static let version = 2026_11_21_100000

    func up(_ schema: Schema) async throws {
        try await schema.create("posts") { t in
            t.id()
            t.reference("author_id", to: "authors", onDelete: .cascade)
            t.string("title").unique()
            t.bool("is_published", default: false)
            t.integer("views_count").default(0)
            t.timestamp("published_at").nullable().index()
            t.timestamps()
            t.index("is_published", "created_at")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("posts") }
}
// snippet.end

// snippet.alter
struct AddSlugToPosts: Migration {
    static let version = 2026_11_22_090000

    func up(_ schema: Schema) async throws {
        try await schema.alter("posts") { t in
            t.string("slug").nullable()
            t.index("slug", unique: true)
            t.rename("views_count", to: "reads_count")
        }
        try await schema.execute("UPDATE posts SET slug = 'post-' || id")
    }

    func down(_ schema: Schema) async throws {
        try await schema.alter("posts") { t in
            t.dropIndex("slug", unique: true)
            t.drop("slug")
            t.rename("reads_count", to: "views_count")
        }
    }
}
// snippet.end

// snippet.list
enum BlogMigrations {
    static let all: [any Migration.Type] = [
        CreatePosts.self,
        AddSlugToPosts.self,
    ]
}
// snippet.end
