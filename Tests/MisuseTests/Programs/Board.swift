/// What the programs are written on.
enum Board {
    static let source = #"""
        import FerroORM
        import FerroValidation
        import Foundation

        @Model struct Author: Equatable {
            let id: ID
            var name: String
            var age: Int?
            var token: Encrypted<String>

            static let posts = hasMany(Post.self, \.authorID)
        }

        @Model struct Post: Equatable {
            let id: ID
            var authorID: Author.ID
            var title: String
            var votes: Int = 0
            var publishedAt: Date?
            @OptimisticLock var version: Int
            @SoftDelete var deletedAt: Date?

            static let author = belongsTo(Author.self, \.authorID)
            static let comments = hasMany(Comment.self, \.postID)
            static let newest = Self.order { $0.id.descending }
        }

        @Model(id: UUID.self) struct Comment: Equatable {
            let id: ID
            @Column("text") var body: String
            var postID: Post.ID
        }

        @Model("countries", id: String.self) struct Country { let id: ID; var name: String }

        struct Form: Input {
            var title: String
            var tags: [String]
            static func fieldName(of path: PartialKeyPath<Self>) -> String? { nil }
        }

        /// A type that no column holds.
        struct Plain { var value = 0 }
        /// A type that no two tasks may share.
        final class Box { var value = 0 }
        """#

    /// Every feature that the mistakes are about, used as it is meant.
    static let sound = #"""
        func relations(_ post: Post, _ db: Database) async throws -> String {
            let loaded = try await post.load(\.author, on: db)
            let posts = try await Post.with(\.author).with(\.comments).all(on: db)
            let bodies = posts.flatMap(\.comments).map(\.body) + posts.map { $0.author.name + $0.title }
            return loaded.author.name + bodies.joined()
        }
        func queries(_ a: Author.ID, _ host: String, _ db: Database) async throws {
            _ = try await Post.where { $0.authorID == a && $0.publishedAt == nil && $0.title.contains(host) }
                .order { $0.votes.descending }.newest.limit(3).page(2, on: db)
            _ = try await db.value("SELECT count(*) FROM posts WHERE title = \(host)", as: Int.self)
            _ = try await Post.where(sql: "length(title) > \(3)").first(on: db)?.title
            _ = try await Post.join(Author.self) { post, author in post.authorID == author.id }
                .where { post, author in author.name == post.title }.all(on: db)
            _ = try await Post.newest.group { $0.authorID }.having { $0.id.count > 3 }.all(on: db)
            _ = try await Post.where { $0.authorID.isIn(Post.newest.select(\.authorID)) }.count(on: db)
            _ = try await Author.with(\.posts) { $0.with(\.comments) }.all(on: db)
            _ = try await Country.find("no", on: db).name
        }
        func writing(_ keys: KeyRing, _ db: Database) async throws -> String {
            let token = try Author.seal("secret", for: \.token, with: keys)
            let author = try await Author.create(.init(name: "Ada", token: token), on: db)
            let post = try await Post.create(.init(authorID: author.id, title: "x"), on: db)
            _ = try await Comment.create(.init(body: "", postID: post.id), on: db)
            try await post.update(on: db) { $0.publishedAt = nil }
            try await post.increment(\.votes, on: db)
            await db.afterCommit { print(post.title) }
            return try author.open(\.token, with: keys)
        }
        """#
}
