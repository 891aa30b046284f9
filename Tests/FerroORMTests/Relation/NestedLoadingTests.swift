import FerroORM
import Foundation
import Testing

@Suite struct `Nested and constrained loading` {
    @Test(arguments: TestDatabase.all)
    func `each level takes one round trip`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 4)
            trips.reset()
            let people = try await Blog.Author
                .with(\.posts) {
                    $0.with(\.comments) { $0.with(\.author).with(\.parent) }.with(\.reviewer).withCount(\.tags)
                }
                .with(\.profile)
                .order { $0.id.ascending }.all(on: db)
            // Authors; posts and profiles; comments, reviewers and tag counts; authors of comments (no comment has a parent).
            #expect(trips.statements == [1, 2, 3, 1])
            let ada = try #require(people.first)
            #expect(ada.posts.map(\.title) == ["1", "2", "3", "4"] && ada.profile == nil)
            #expect(ada.posts[1].comments.map(\.author.name) == ["Ada", "Grace", "Ada"])
            #expect(ada.posts[1].reviewer?.name == "Grace" && ada.posts[0].reviewer == nil)
            #expect(ada.posts.map(\.tagsCount) == [0, 0, 0, 0])
            #expect(people.last?.posts.isEmpty == true)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `the type says what was loaded`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 1)
            typealias Remark = With<Blog.Comment, Loads<Blog.Comment.AuthorRelation>>
            let posts: [With<Blog.Post, Loads<Nested<Blog.Post.Comments, [Remark]>, Blog.Post.AuthorRelation>>] =
                try await Blog.Post.with(\.comments) { $0.with(\.author) }.with(\.author).all(on: db)
            #expect(posts.first?.comments.first?.author.name == "Ada" && posts.first?.author.name == "Ada")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `conditions, orders and scopes narrow what is loaded`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 2)
            let posts = try await Blog.Post
                .with(\.comments) { $0.where { $0.isSpam == false }.order { $0.writtenAt.descending } }
                .order { $0.id.ascending }.all(on: db)
            #expect(posts.map { $0.comments.map(\.body) } == [["1.2", "1.1"], ["2.2", "2.1"]])
            let scoped = try await Blog.Post.with(\.comments) { $0.real }.order { $0.id.ascending }.all(on: db)
            #expect(scoped.map { $0.comments.map(\.body) } == [["1.1", "1.2"], ["2.1", "2.2"]])
            let reviewed = try await Blog.Post.with(\.reviewer) { $0.where { $0.name == "Ada" } }.all(on: db)
            #expect(reviewed.allSatisfy { $0.reviewer == nil })
            let authors = try await Blog.Post.with(\.author) { $0.withCount(\.posts) }.all(on: db)
            #expect(authors.map(\.author.postsCount) == [2, 2])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `counts can be narrowed and stand beside the loaded rows`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 2)
            trips.reset()
            let posts = try await Blog.Post.withCount(\.comments) { $0.real }.with(\.comments) { $0.limit(1) }
                .withCount(\.tagged).order { $0.id.ascending }.all(on: db)
            #expect(posts.map(\.commentsCount) == [2, 2] && posts.map(\.comments.count) == [1, 1])
            #expect(posts.map(\.taggedCount) == [0, 0] && trips.statements == [1, 3])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `rows at hand load like a query's`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 3)
            let posts = try await Blog.Post.byTitle.all(on: db)
            trips.reset()
            let authors = try await posts.load(\.author, on: db)
            let more = try await authors.load(\.comments, on: db).load(\.reviewer, on: db)
            #expect(trips.statements == [1, 1, 1])
            #expect(more.map(\.author.name) == ["Ada", "Ada", "Ada"] && more.map(\.comments.count) == [3, 3, 3])
            trips.reset()
            let all = try await posts.load(on: db) {
                $0.with(\.author).with(\.comments) { $0.with(\.author) }.withCount(\.tags)
            }
            #expect(trips.statements == [3, 1])
            #expect(all.map { $0.comments.map(\.author.name) } == Array(repeating: ["Ada", "Grace", "Ada"], count: 3))
            let further = try await authors.load(on: db) { $0.withCount(\.comments).with(\.reviewer) }
            #expect(further.map(\.commentsCount) == [3, 3, 3] && further.map(\.reviewer?.name) == [nil, "Grace", nil])
            #expect(try await [Blog.Post]().load(\.author, on: db).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `one row at hand loads as well`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 1)
            let post = try await Blog.Post.find(1, on: db)
            let loaded = try await post.load(\.author, on: db).load(\.comments, on: db).load(\.tags, on: db)
                .load(\.reviewer, on: db).load(\.latest, on: db).load(\.oldest, on: db)
            #expect(loaded.author.name == "Ada" && loaded.comments.count == 3 && loaded.tags.isEmpty)
            #expect(loaded.reviewer == nil && loaded.latest?.body == "1.3" && loaded.oldest?.body == "1.1")
            let counted = try await post.load(on: db) { $0.withCount(\.comments) }.load(on: db) { $0.with(\.author) }
            #expect(counted.commentsCount == 3 && counted.author.name == "Ada")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `JSON is flat on each level`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 1, comments: 1)
            let post = try #require(
                try await Blog.Post.with(\.comments) { $0.with(\.author) }.withCount(\.comments).with(\.reviewer)
                    .first(on: db))
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .secondsSince1970
            encoder.outputFormatting = [.sortedKeys]
            #expect(
                String(decoding: try encoder.encode(post), as: UTF8.self)
                    == #"{"authorID":1,"comments":[{"author":{"id":1,"name":"Ada"},"authorID":1,"body":"1.1","#
                    + #""id":1,"isSpam":false,"postID":1,"writtenAt":1800000000}],"commentsCount":1,"id":1,"#
                    + #""reviewer":null,"title":"1"}"#)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `loaded rows are compared and hashed by all they have`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 1)
            let query = Blog.Post.with(\.comments) { $0.with(\.author) }.with(\.author)
            let first = try await query.all(on: db)
            #expect(try await query.all(on: db) == first && Set(first + first).count == 1)
            try await Blog.Author.find(1, on: db).update(on: db) { $0.name = "Ada L." }
            #expect(try await query.all(on: db) != first)
        }
    }
}
