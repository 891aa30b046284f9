import FerroORM
import Foundation
import Testing

@Suite struct `Many to many` {
    private func fill(_ db: Database) async throws {
        try await Blog.fill(db, posts: 2, comments: 0)
        try await Blog.Tag.create(["swift", "sql", "http"].map { .init(name: $0) }, on: db)
    }

    @Test(arguments: TestDatabase.all)
    func `rows are found through the pivot from both sides`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await fill(db)
            try await Blog.Tagging.create(
                [.init(postID: 1, tagID: 1, weight: 5), .init(postID: 1, tagID: 2), .init(postID: 2, tagID: 1)], on: db)
            trips.reset()
            let posts = try await Blog.Post.with(\.tags).with(\.tagged).withCount(\.tags).order { $0.id.ascending }.all(
                on: db)
            #expect(trips.statements == [1, 3])
            #expect(posts.map { $0.tags.map(\.name) } == [["sql", "swift"], ["swift"]])
            #expect(posts.map { $0.tagged.map(\.name) } == [["swift", "sql"], ["swift"]])
            #expect(posts.map { $0.tagged.map(\.pivot.weight) } == [[5, 1], [1]] && posts.map(\.tagsCount) == [2, 1])
            let tags = try await Blog.Tag.with(\.posts) { $0.with(\.author) }.order { $0.id.ascending }.all(on: db)
            #expect(tags.map { $0.posts.map(\.title) } == [["1", "2"], ["1"], []])
            #expect(tags.first?.posts.first?.author.name == "Ada")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a closure narrows rows with their pivots too, and a limit is for each row`(
        database: TestDatabase
    ) async throws {
        try await withBlog(database) { db, _ in
            try await fill(db)
            for post in [1, 2] as [Blog.Post.ID] {
                try await Blog.Tagging.create(
                    (1...3).map { .init(postID: post, tagID: Blog.Tag.ID(Int64($0)), weight: $0) }, on: db)
            }
            let posts = try await Blog.Post.with(\.tagged) { $0.order { $0.name.ascending }.limit(2).with(\.posts) }
                .order { $0.id.ascending }.all(on: db)
            #expect(posts.map { $0.tagged.map(\.name) } == [["http", "sql"], ["http", "sql"]])
            #expect(posts.map { $0.tagged.map(\.pivot.weight) } == [[3, 2], [3, 2]])
            #expect(posts.first?.tagged.first?.posts.map(\.title) == ["1", "2"])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a pivot stands in the JSON of its row`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await fill(db)
            try await Blog.Tagging.create(.init(postID: 1, tagID: 1, weight: 5), on: db)
            let post = try #require(try await Blog.Post.with(\.tagged).first(on: db))
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            #expect(
                String(decoding: try encoder.encode(post), as: UTF8.self)
                    == #"{"authorID":1,"id":1,"tagged":[{"id":1,"name":"swift","#
                    + #""pivot":{"id":1,"postID":1,"tagID":1,"weight":5}}],"title":"1"}"#)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `attach adds what is missing, detach takes away`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await fill(db)
            let post = try await Blog.Post.find(1, on: db)
            #expect(try await post.attach(\.tags, [1, 2, 2], on: db) == [1, 2])
            #expect(try await post.attach(\.tags, [2, 3], on: db) == [3])
            #expect(try await post.attach(\.tags, [], on: db) == [])
            #expect(try await post.load(\.tags, on: db).tags.count == 3)
            #expect(try await post.detach(\.tags, [1, 77], on: db) == 1)
            #expect(try await post.load(\.tags, on: db).tags.map(\.name) == ["http", "sql"])
            #expect(try await post.detach(\.tags, [], on: db) == 0)
            #expect(try await post.detachAll(\.tagged, on: db) == 2)
            #expect(try await Blog.Tagging.count(on: db) == 0)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `the program's own draft fills the pivot`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await fill(db)
            let post = try await Blog.Post.find(1, on: db)
            try await post.attach(\.tagged, [1, 2], on: db) { .init(postID: post.id, tagID: $0, weight: 9) }
            #expect(try await post.load(\.tagged, on: db).tagged.map(\.pivot.weight) == [9, 9])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `sync leaves exactly the list, toggle turns each over`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await fill(db)
            let post = try await Blog.Post.find(1, on: db)
            let other = try await Blog.Post.find(2, on: db)
            try await other.attach(\.tags, [1, 2, 3], on: db)
            try await post.attach(\.tags, [1, 2], on: db)
            let change = try await post.sync(\.tags, [2, 3], on: db)
            #expect(change == PivotChange(attached: [3], detached: [1]))
            let none = try await post.sync(\.tags, [3, 2], on: db)
            #expect(none == PivotChange(attached: [], detached: []))
            let turned = try await post.toggle(\.tags, [1, 2], on: db)
            #expect(turned == PivotChange(attached: [1], detached: [2]))
            #expect(try await post.load(\.tags, on: db).tags.map(\.name) == ["http", "swift"])
            #expect(try await other.load(\.tags, on: db).tags.count == 3)
        }
    }
}
