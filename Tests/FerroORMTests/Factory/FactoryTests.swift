import FerroORM
import Foundation
import Testing

extension Submitter {
    fileprivate static let factory = Factory<Submitter> { make in .init(name: make.fake.name()) }
}

extension Link {
    fileprivate static let factory = Factory<Link> { make in
        Draft(
            url: make.fake.url() + "/\(make.index)", title: make.fake.sentence(),
            submitterID: try await make.reference(\.submitterID, Submitter.factory))
    }
}

extension Factory<Link> {
    fileprivate var popular: Self { state { $0.votesCount = 50 } }
}

extension Comment {
    fileprivate static let factory = Factory<Comment> { make in
        Draft(linkID: try await make.reference(\.linkID, Link.factory), body: make.fake.paragraph())
    }
}

@Suite struct FactoryTests {
    @Test func `a row brings the rows it refers to`() async throws {
        try await withBoard { db in
            let comment = try await Comment.factory.create(on: db)
            let link = try await Link.find(comment.linkID, on: db)
            #expect(try await Submitter.first(link.submitterID, on: db) != nil)
        }
    }

    @Test func `a chosen row is referred to and no other is made`() async throws {
        try await withBoard { db in
            let ada = try await Submitter.create(.init(name: "Ada"), on: db)
            let links = try await Link.factory.set(\.submitterID, ada.id).create(3, on: db)
            #expect(links.map(\.submitterID) == [ada.id, ada.id, ada.id])
            let people = try await Submitter.count(on: db)
            #expect(people == 1)
        }
    }

    @Test func `states, sequences and cycles change drafts in order`() async throws {
        let drafts = try await Link.factory.set(\.submitterID, 1).popular
            .sequence(\.title) { "Link \($0)" }
            .cycle(\.host, ["a.org", nil])
            .state { if $0.host == nil { $0.votesCount += 1 } }
            .make(4)
        #expect(drafts.map(\.title) == ["Link 0", "Link 1", "Link 2", "Link 3"])
        #expect(drafts.map(\.host) == ["a.org", nil, "a.org", nil])
        #expect(drafts.map(\.votesCount) == [50, 51, 50, 51])
    }

    @Test func `the same seed makes the same rows, and a row more changes none before it`() async throws {
        let factory = Link.factory.set(\.submitterID, 1).seed(11)
        let three = try await factory.make(3).map(\.title)
        #expect(try await factory.make(4).map(\.title).prefix(3) == three[...])
        #expect(try await Link.factory.set(\.submitterID, 1).seed(12).make(3).map(\.title) != three)
    }

    @Test func `seeded rows that are made for others are the same as well`() async throws {
        func bodies() async throws -> [String] {
            var texts: [String] = []
            try await withBoard { db in
                try await Link.factory.seed(5).has(Comment.factory, 2, \.linkID).create(3, on: db)
                texts = try await Comment.order { $0.id.ascending }.all(on: db).map(\.body)
                texts += try await Submitter.order { $0.id.ascending }.all(on: db).map(\.name)
            }
            return texts
        }
        let first = try await bodies()
        #expect(first.count == 9)
        #expect(try await bodies() == first)
    }

    @Test func `without a seed two calls differ`() async throws {
        let factory = Link.factory.set(\.submitterID, 1)
        let one = try await factory.make().url
        #expect(try await factory.make().url != one)
    }

    @Test func `rows of another model are made for each row`() async throws {
        try await withBoard { db in
            let link = try await Link.factory.has(Comment.factory, 3, \.linkID).create(on: db)
            let count = try await Comment.where { $0.linkID == link.id }.count(on: db)
            #expect(count == 3)
        }
    }

    @Test func `what needs a row and has no database says so`() async throws {
        let error = await #expect(throws: ORMError.self) { try await Link.factory.make() }
        #expect(error?.message.contains("create(on:)") == true)
    }

    @Test func `a negative number makes none`() async throws {
        try await withBoard { db in
            let rows = try await Link.factory.create(-1, on: db)
            let drafts = try await Link.factory.make(-1)
            #expect(rows.isEmpty && drafts.isEmpty)
        }
    }
}
