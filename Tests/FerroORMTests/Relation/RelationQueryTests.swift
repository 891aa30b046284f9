import FerroORM
import Testing

@Suite struct `Queries over relations` {
    @Test(arguments: TestDatabase.all)
    func `rows are found by what they have`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 3, comments: 0)
            try await Blog.Tag.create(.init(name: "swift"), on: db)
            try await Blog.Comment.create(
                [
                    .init(postID: 1, authorID: 1, body: "a", writtenAt: noon),
                    .init(postID: 1, authorID: 1, parentID: 1, body: "b", writtenAt: noon),
                    .init(postID: 2, authorID: 1, body: "c", isSpam: true, writtenAt: noon),
                ], on: db)
            try await Blog.Post.find(3, on: db).attach(\.tags, [1], on: db)
            #expect(try await titles(Blog.Post.whereHas(\.comments), db) == ["1", "2"])
            #expect(try await titles(Blog.Post.whereHas(\.comments) { $0.real }, db) == ["1"])
            #expect(try await titles(Blog.Post.whereHas(\.comments, atLeast: 2), db) == ["1"])
            #expect(try await titles(Blog.Post.whereHasNone(\.comments), db) == ["3"])
            #expect(try await titles(Blog.Post.whereHasNone(\.comments) { $0.real }, db) == ["2", "3"])
            #expect(try await titles(Blog.Post.whereHas(\.tags) { $0.where { $0.name == "swift" } }, db) == ["3"])
            #expect(try await titles(Blog.Post.whereHas(\.reviewer), db) == ["2"])
            #expect(try await titles(Blog.Post.whereHas(\.comments) { $0.whereHas(\.replies) }, db) == ["1"])
            #expect(try await Blog.Comment.whereHas(\.replies).all(on: db).map(\.body) == ["a"])
            #expect(
                try await Blog.Comment.whereHasNone(\.parent).order { $0.id.ascending }.all(on: db).map(\.body) == [
                    "a", "c",
                ])
            #expect(try await Blog.Author.whereHas(\.received) { $0.where { $0.isSpam == true } }.count(on: db) == 1)
        }
    }

    private func titles(_ query: Query<Blog.Post, Blog.Post>, _ db: Database) async throws -> [String] {
        try await query.order { $0.id.ascending }.all(on: db).map(\.title)
    }

    @Test(arguments: TestDatabase.all)
    func `a row's relation is a query of its own`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 2)
            try await Blog.Tag.create(["swift", "sql"].map { .init(name: $0) }, on: db)
            let post = try await Blog.Post.find(2, on: db)
            try await post.attach(\.tags, [1, 2], on: db)
            #expect(try await post.query(\.comments).real.count(on: db) == 2)
            #expect(try await post.query(\.comments).page(2, per: 2, on: db).items.map(\.body) == ["2.3"])
            #expect(try await post.query(\.lastTwo).all(on: db).map(\.body) == ["2.3", "2.2"])
            #expect(try await post.query(\.tags).all(on: db).map(\.name) == ["sql", "swift"])
            #expect(try await post.query(\.author).with(\.posts).first(on: db)?.posts.count == 2)
            let first = try await Blog.Post.find(1, on: db)
            #expect(try await first.query(\.reviewer).count(on: db) == 0)
            try await post.query(\.comments).where { $0.isSpam == true }.delete(on: db)
            #expect(try await Blog.Comment.count(on: db) == 5)
        }
    }
}
