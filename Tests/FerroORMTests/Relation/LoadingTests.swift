import FerroORM
import Foundation
import Testing

@Suite struct `Loading relations` {
    private func fill(_ db: Database, links: Int) async throws {
        try await Submitter.create([.init(name: "Ada"), .init(name: "Grace")], on: db)
        try await Link.create((1...links).map { Link.draft("\($0)", by: $0 % 2 == 0 ? 2 : 1) }, on: db)
        try await Comment.create(
            (1...links).flatMap { link in
                (1...2).map { Comment.Draft(linkID: Link.ID(Int64(link)), body: "\(link).\($0)") }
            }, on: db, at: noon)
    }

    @Test(arguments: [1, 100])
    func `each relation costs one statement whatever the number of rows`(links: Int) async throws {
        try await withBoard { db in
            try await fill(db, links: links)
            let log = QueryLog()
            let rows = try await Link.with(\.submitter).with(\.comments).with(\.pin)
                .order { $0.id.ascending }.all(on: db.logging(to: log))
            #expect(rows.count == links)
            #expect(log.summary.statements == 4)
            let last = try #require(rows.last)
            #expect(last.title == "\(links)")
            #expect(last.submitter.name == (links % 2 == 0 ? "Grace" : "Ada"))
            #expect(last.comments.map(\.body) == ["\(links).1", "\(links).2"])
            #expect(last.pin == nil)
        }
    }

    @Test func `no rows cost no statement for their relations`() async throws {
        try await withBoard { db in
            let log = QueryLog()
            let rows = try await Link.with(\.comments).all(on: db.logging(to: log))
            #expect(rows.isEmpty)
            #expect(log.summary.statements == 1)
        }
    }

    @Test func `a loaded row can load more`() async throws {
        try await withBoard { db in
            try await fill(db, links: 2)
            let link = try await Link.find(2, on: db)
            let loaded: With<Link, Loads<Link.Comments, Link.SubmitterRelation, Link.PinRelation>> =
                try await link.load(\.comments, on: db).load(\.submitter, on: db).load(\.pin, on: db)
            #expect(loaded.comments.count == 2 && loaded.submitter.name == "Grace" && loaded.pin == nil)
            #expect(loaded.base == link)
        }
    }

    @Test func `pages, first and scopes keep the relations`() async throws {
        try await withBoard { db in
            try await fill(db, links: 3)
            let page = try await Link.newest.with(\.comments).page(1, per: 2, on: db)
            #expect(page.items.map(\.comments.count) == [2, 2] && page.total == 3)
            #expect(try await Link.with(\.comments).newest.first(on: db)?.comments.count == 2)
        }
    }

    @Test func `an optional reference answers its row or nil`() async throws {
        try await withBoard { db in
            try await fill(db, links: 1)
            let answer = try await Comment.create(.init(linkID: 1, answersID: 1, body: "yes"), on: db)
            #expect(try await answer.load(\.answered, on: db).answered?.body == "1.1")
            #expect(try await Comment.find(1, on: db).load(\.answered, on: db).answered == nil)
            #expect(try await answer.load(\.link, on: db).link.title == "1")
        }
    }

    @Test func `the one related row is the first, also through a nullable column`() async throws {
        try await withBoard { db in
            try await fill(db, links: 1)
            try await Pin.create(
                [.init(note: "none"), .init(linkID: 1, note: "first"), .init(linkID: 1, note: "second")], on: db)
            #expect(try await Link.find(1, on: db).load(\.pin, on: db).pin?.note == "first")
        }
    }

    @Test func `a reference to a row that does not exist is an error, not a missing page`() async throws {
        try await withBoard { db in
            let link = try await Link.create(Link.draft("a", by: 77), on: db)
            let error = await #expect(throws: ORMError.self) { try await link.load(\.submitter, on: db) }
            #expect(error?.code == .dangling)
            #expect(error?.message.contains("Link 1 refers to a Submitter") == true)
        }
    }

    @Test func `JSON has the relations beside the columns`() async throws {
        try await withBoard { db in
            let ada = try await Submitter.create(.init(name: "Ada"), on: db)
            try await Link.create(Link.draft("a", by: ada.id), on: db, at: noon)
            let link = try #require(try await Link.with(\.submitter).with(\.comments).first(on: db))
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .secondsSince1970
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(
                String(decoding: try encoder.encode(link), as: UTF8.self)
                    == #"{"comments":[],"createdAt":1800000000,"id":1,"isHidden":false,"score":0,"#
                    + #""submitter":{"id":1,"name":"Ada"},"submitterID":1,"tags":[],"title":"a","#
                    + #""updatedAt":1800000000,"url":"https://example.org/a","votesCount":0}"#)
        }
    }

    @Test func `lists of keys share the statements of a few sizes`() async throws {
        let driver = RecordingDriver()
        let links = (1...5).map { HandWritten.Link.stored($0) }
        _ = try await links.load(\.comments, on: Database(driver))
        _ = try await (links + [.stored(6), .stored(7)]).load(\.comments, on: Database(driver))
        #expect(driver.statements.map(\.binds.count) == [8, 8])
        #expect(Set(driver.texts).count == 1)
    }

    @Test func `more keys than one statement can carry are asked in parts`() async throws {
        let driver = RecordingDriver()
        let links = (1...30_001).map { HandWritten.Link.stored($0) }
        let loaded = try await links.load(\.comments, on: Database(driver))
        #expect(driver.statements.map(\.binds.count).prefix(2) == [30_000, 1])
        #expect(loaded.count == 30_001)
    }
}

extension HandWritten.Link {
    fileprivate static func stored(_ id: Int) -> Self {
        Self(id: ID(Int64(id)), url: "", title: "", tags: [], createdAt: noon, updatedAt: noon)
    }
}
