import FerroORM
import Foundation
import Testing

@Suite struct `Kinds of relations` {
    @Test(arguments: TestDatabase.all)
    func `one of many is the newest or the oldest of each row`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 2)
            try await Blog.Comment.query.where { $0.body == "1.1" }.update(on: db) { $0.isSpam = true }
            trips.reset()
            let posts = try await Blog.Post.with(\.latest).with(\.oldest).order { $0.id.ascending }.all(on: db)
            #expect(posts.map { $0.latest?.body } == ["1.3", "2.3"])
            #expect(posts.map { $0.oldest?.body } == ["1.2", "2.1"])
            #expect(trips.statements == [1, 2])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `of rows as new as each other the one with the greater key is the latest`(database: TestDatabase) async throws
    {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 1, comments: 0)
            try await Blog.Comment.create(
                (1...3).map { .init(postID: 1, authorID: 1, body: "\($0)", writtenAt: noon) }, on: db)
            #expect(try await Blog.Post.with(\.latest).first(on: db)?.latest?.body == "3")
            #expect(try await Blog.Post.with(\.oldest).first(on: db)?.oldest?.body == "1")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a limit is for each row`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 3, comments: 4)
            let posts = try await Blog.Post.with(\.lastTwo).order { $0.id.ascending }.all(on: db)
            #expect(posts.map { $0.lastTwo.map(\.body) } == [["1.4", "1.3"], ["2.4", "2.3"], ["3.4", "3.3"]])
            let middle = try await Blog.Post.with(\.comments) { $0.offset(1).limit(2) }.order { $0.id.ascending }.all(
                on: db)
            #expect(middle.map { $0.comments.map(\.body) } == [["1.2", "1.3"], ["2.2", "2.3"], ["3.2", "3.3"]])
            let rest = try await Blog.Post.with(\.comments) { $0.offset(3) }.first(on: db)
            #expect(rest?.comments.map(\.body) == ["1.4"])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `relations through a model between`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 2)
            trips.reset()
            let people = try await Blog.Author.with(\.received).with(\.oneReceived).withCount(\.received)
                .order { $0.id.ascending }.all(on: db)
            #expect(trips.statements == [1, 3])
            #expect(people.map { $0.received.map(\.body) } == [["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"], []])
            #expect(people.map { $0.oneReceived?.body } == ["1.1", nil])
            #expect(people.map(\.receivedCount) == [6, 0])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `has one through a nullable column`(database: TestDatabase) async throws {
        try await withBlog(database) { db, _ in
            try await Blog.fill(db, posts: 1)
            try await Blog.Profile.create([.init(text: "nobody's"), .init(authorID: 2, text: "Grace's")], on: db)
            let people = try await Blog.Author.with(\.profile).order { $0.id.ascending }.all(on: db)
            #expect(people.map { $0.profile?.text } == [nil, "Grace's"])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `polymorphic relations find their rows in both directions`(database: TestDatabase) async throws {
        try await withBlog(database) { db, trips in
            try await Blog.fill(db, posts: 2)
            try await Blog.Image.create(
                [
                    .init(subjectType: "posts", subjectID: 2, url: "p2"),
                    .init(subjectType: "people", subjectID: 2, url: "a2"),
                    .init(subjectType: "people", subjectID: 1, url: "a1"), .init(url: "none"),
                    .init(subjectType: "posts", subjectID: 99, url: "gone"),
                    .init(subjectType: "cats", subjectID: 1, url: "cat"),
                ], on: db)
            trips.reset()
            let images = try await Blog.Image.with(\.subject).order { $0.id.ascending }.all(on: db)
            #expect(trips.statements == [1, 2])
            let names = images.map { image in
                switch image.subject {
                case .post(let post): "post \(post.title)"
                case .author(let author): "author \(author.name)"
                case nil: "nothing"
                }
            }
            #expect(names == ["post 2", "author Grace", "author Ada", "nothing", "nothing", "nothing"])
            #expect(
                try await Blog.Post.with(\.cover).order { $0.id.ascending }.all(on: db).map { $0.cover?.url } == [
                    nil, "p2",
                ])
            let people = try await Blog.Author.with(\.images).withCount(\.images).order { $0.id.ascending }.all(on: db)
            #expect(people.map { $0.images.map(\.url) } == [["a1"], ["a2"]] && people.map(\.imagesCount) == [1, 1])
        }
    }
}
