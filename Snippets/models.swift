// Models, queries, relations, transactions, raw SQL and migrations.
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
    try await post.increment({ $0.viewsCount }, by: 1, on: db)  // in the database: no lost counts
    try await post.delete(on: db)
    try await Post.where { $0.isPublished == false }.delete(on: db)
    // snippet.end
}

func reading(_ id: Post.ID, _ search: String, _ db: Database) async throws {
    // snippet.read
    let post = try await Post.find(id, on: db)  // throws .notFound, a 404, when there is none
    let maybe = try await Post.first(id, on: db)  // nil when there is none
    let latest = try await Post.published.newest.limit(10).all(on: db)  // a model's own scopes chain
    let found =
        try await Post
        .where { ($0.title.contains(search) || $0.publishedAt == nil) && $0.viewsCount >= 3 }
        .order {
            $0.viewsCount.descending
            $0.title.ascending
        }
        .all(on: db)
    let count = try await Post.published.count(on: db)
    let any = try await Post.where { $0.authorID.isIn([1, 2, 3]) }.exists(on: db)
    // snippet.end
    _ = (post, maybe, latest, found, count, any)
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

func paging(_ query: PageQuery, _ db: Database) async throws -> Page<PostLine> {
    // snippet.page
    let page = try await Post.newest.with(\.author).with(\.comments).page(query, on: db)
    return page.map(PostLine.init)
    // snippet.end
}

func publishing(_ id: Post.ID, _ db: Database) async throws {
    // snippet.transaction
    try await db.transaction { db in  // only this `db` is in the transaction: shadowing the outer one is the habit
        let post = try await Post.find(id, on: db)
        try await post.update(on: db) { $0.isPublished = true }
        try await Comment.create(.init(postID: id, body: "Published!"), on: db)
        await db.afterCommit { print("it is durable now") }
    }
    let total = try await db.transaction(.readOnly) { db in try await Post.count(on: db) }
    // snippet.end
    _ = total
}

func unique(_ db: Database) async throws {
    // snippet.unique
    do {
        try await Author.create(.init(name: "Ada", email: "ada@example.com"), on: db)
    } catch let error as SQLError where error.code == .unique {
        var problems = ValidationError()
        problems.add("email", "is taken already")
        throw problems  // 422, at its field
    }
    // snippet.end
}

func raw(_ name: String, _ db: Database) async throws {
    // snippet.sql
    let count: Int = try await db.value("SELECT count(*) FROM authors WHERE name = \(name)")  // binds
    let rows = try await db.rows("SELECT id, title FROM posts WHERE length(title) > \(20)")
    let titles = try rows.map { try $0.decode("title", as: String.self) }
    let long = try await Post.where(sql: "length(title) > \(20)").newest.all(on: db)

    var filter: SQL = "views_count > \(10)"
    if !name.isEmpty { filter.append(" AND title LIKE \(name + "%")") }
    try await db.execute("DELETE FROM posts WHERE \(filter)")  // fragments nest, binds and all
    // snippet.end
    _ = (count, titles, long)
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
