import FerroORM
import Foundation
import Testing

@Suite struct `Eager loading` {
    @Test(arguments: TestDatabase.all, [1, 50])
    func `one round trip for the rows, and one for all their relations`(database: TestDatabase, posts: Int) async throws
    {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: posts)
            trips.reset()
            let one = try await Blog.Post.with(\.author).all(on: db)
            #expect(trips.statements == [1, 1])
            trips.reset()
            let three = try await Blog.Post.with(\.author).with(\.comments).with(\.reviewer).all(on: db)
            // No post of one refers to a reviewer, and what nobody refers to is not asked for.
            let reviewers = posts == 1 ? 0 : 1
            #expect(trips.statements == [1, 2 + reviewers])
            trips.reset()
            let six = try await Blog.Post.with(\.author).with(\.comments).with(\.reviewer).withCount(\.comments)
                .with(\.tags).with(\.latest).all(on: db)
            #expect(trips.statements == [1, 5 + reviewers])
            #expect(one.map(\.author.name) == Array(repeating: "Ada", count: posts))
            let last = try #require(three.last)
            #expect(last.comments.map(\.body) == ["\(posts).1", "\(posts).2", "\(posts).3"])
            #expect(last.reviewer?.name == (posts % 2 == 0 ? "Grace" : nil))
            #expect(six.last?.commentsCount == 3 && six.last?.latest?.body == "\(posts).3")
            #expect(six.last?.tags.isEmpty == true && six.last?.title == "\(posts)" && six.last?.author.id == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `no rows take no round trip for their relations`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            let rows = try await Blog.Post.with(\.author).with(\.comments) { $0.with(\.author) }.withCount(\.tags)
                .all(on: db)
            #expect(rows.isEmpty && trips.statements == [1])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a level without rows ends the loading`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 2, comments: 0)
            trips.reset()
            let rows = try await Blog.Post.with(\.comments) { $0.with(\.author) }.all(on: db)
            #expect(rows.map(\.comments.count) == [0, 0] && trips.statements == [1, 1])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `keys that are NULL or lead nowhere find nothing, and cost no statement`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.Author.create(.init(name: "Ada"), on: db)
            try await Blog.Post.create(
                [.init(authorID: 1, title: "a"), .init(authorID: 1, reviewerID: 77, title: "b")], on: db)
            #expect(try await Blog.Post.with(\.reviewer).all(on: db).map(\.reviewer) == [nil, nil])
            trips.reset()
            let first = try await Blog.Post.query.where { $0.title == "a" }.with(\.reviewer).all(on: db)
            #expect(first.map(\.reviewer) == [nil] && trips.statements == [1])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a reference that must be there and is not says whose it is`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.Post.create(.init(authorID: 9, title: "a"), on: db)
            let error = await #expect(throws: ORMError.self) { try await Blog.Post.with(\.author).all(on: db) }
            #expect(error?.code == .dangling)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `rows that share a related row ask for it once`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 9, comments: 0)
            let posts = try await Blog.Post.all(on: db)
            guard case .needs(let statements, _) = try Blog.Post.author.fetch(for: posts, dialect: .sqlite) else {
                throw Missing()
            }
            #expect(statements.map { SQLStatement($0, dialect: .sqlite).binds } == [[.integer(1)]])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `40000 rows load in one round trip for the level`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.Author.create(.init(name: "Ada"), on: db)
            try await Blog.Post.create((1...40_000).map { .init(authorID: 1, title: "\($0)") }, on: db)
            try await Blog.Comment.create(
                [1, 30_000, 40_000].map { .init(postID: $0, authorID: 1, body: "\($0)", writtenAt: noon) }, on: db)
            trips.reset()
            let posts = try await Blog.Post.with(\.comments).withCount(\.comments).order { $0.id.ascending }.all(on: db)
            #expect(trips.statements == [1, 4])
            #expect(posts.filter { !$0.comments.isEmpty }.map(\.id) == [1, 30_000, 40_000])
            #expect(posts.filter { $0.commentsCount == 1 }.map(\.id) == [1, 30_000, 40_000])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `self references load both ways`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 1, comments: 1)
            try await Blog.Comment.create(
                (1...2).map { .init(postID: 1, authorID: 2, parentID: 1, body: "reply \($0)", writtenAt: noon) }, on: db
            )
            trips.reset()
            let all = try await Blog.Comment.with(\.replies) { $0.with(\.parent) }.with(\.parent).order {
                $0.id.ascending
            }
            .all(on: db)
            #expect(trips.statements == [1, 2, 1])
            #expect(all.map { $0.replies.map(\.body) } == [["reply 1", "reply 2"], [], []])
            #expect(all.map { $0.parent?.body } == [nil, "1.1", "1.1"])
            #expect(all.first?.replies.first?.parent?.id == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `scopes, pages and first keep the relations`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 3)
            let query = Blog.Post.byTitle.with(\.author).withCount(\.comments)
            let page = try await query.page(2, per: 2, on: db)
            #expect(page.items.map(\.title) == ["3"] && page.items.map(\.commentsCount) == [3])
            #expect(try await query.byTitle.first(on: db)?.author.name == "Ada")
        }
    }
}

/// A part of an answer that a test expected.
struct Missing: Error {}
