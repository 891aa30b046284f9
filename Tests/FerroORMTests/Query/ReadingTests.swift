import FerroORM
import Foundation
import Testing

@Suite struct `Reading rows` {
    @Test func `a key that no row has is not found, by name`() async throws {
        try await withBoard { db in
            let error = await #expect(throws: ORMError.self) { try await Link.find(99, on: db) }
            #expect(error?.code == .notFound && error?.model == "Link" && error?.id == "99")
            #expect(error?.message.contains("no Link with id 99") == true)
            let missing = [try await Link.first(99, on: db), try await Link.first(nil, on: db)]
            #expect(missing == [nil, nil])
        }
    }

    @Test func `conditions, scopes, order and limit select`() async throws {
        try await withBoard { db in
            try await Link.create(
                [
                    Link.draft("a", host: "x", votes: 3), Link.draft("b", host: "y", votes: 30),
                    Link.draft("c", votes: 20),
                ], on: db)
            #expect(try await Link.popular.order { $0.votesCount.ascending }.all(on: db).map(\.title) == ["c", "b"])
            #expect(try await Link.newest.popular.count(on: db) == 2)
            #expect(try await Link.where { $0.host != "x" }.count(on: db) == 2)
            #expect(try await Link.where { $0.host == nil }.first(on: db)?.title == "c")
            #expect(
                try await Link.where { $0.id.isIn([1, 3]) && !($0.title == "a") }.all(on: db).map(\.title) == ["c"])
            #expect(try await Link.query.offset(1).limit(1).all(on: db).map(\.title) == ["b"])
            #expect(try await Link.query.offset(2).count(on: db) == 1)
            #expect(try await Link.query.limit(0).first(on: db)?.title == nil)
            #expect(try await Link.query.first(on: db)?.title == "a")
        }
    }

    @Test func `dates and lists can be compared and read back`() async throws {
        try await withBoard { db in
            let early = Link.Draft(url: "1", title: "early", tags: ["x"], submitterID: 1, createdAt: noon)
            let late = Link.Draft(url: "2", title: "late", submitterID: 1, createdAt: noon.addingTimeInterval(0.5))
            try await Link.create([early, late], on: db)
            #expect(try await Link.where { $0.createdAt > noon }.all(on: db).map(\.title) == ["late"])
            #expect(try await Link.where { $0.tags == ["x"] }.all(on: db).map(\.title) == ["early"])
        }
    }

    @Test(arguments: ["%", "_", "\\", "'", "100%", "' OR '1'='1", "\\%", "\"links\""])
    func `a search finds the text itself, whatever it would mean to LIKE`(text: String) async throws {
        try await withBoard { db in
            try await Link.create([Link.draft("plain"), Link.draft("with \(text) inside")], on: db)
            #expect(try await Link.where { $0.title.contains(text) }.all(on: db).map(\.id) == [2])
            #expect(try await Link.where { $0.title == text }.count(on: db) == 0)
            #expect(try await Link.where { $0.title.hasPrefix("WITH \(text)") }.count(on: db) == 1)
            #expect(try await Link.where { $0.title.hasSuffix("\(text) inside") }.count(on: db) == 1)
        }
    }

    @Test func `a page is one count and one select`() async throws {
        try await withBoard { db in
            try await Link.create((1...25).map { Link.draft("\($0)") }, on: db)
            let log = QueryLog()
            let page = try await Link.query.page(3, per: 10, on: db.logging(to: log))
            #expect(page.items.map(\.id) == [21, 22, 23, 24, 25])
            #expect(page.total == 25 && page.lastPage == 3 && !page.hasNext && page.hasPrevious)
            #expect(log.summary.statements == 2)
            #expect(try await Link.query.page(PageQuery(page: 99), on: db).items.isEmpty)
        }
    }

    @Test func `a row that is no such model says which column is wrong`() async throws {
        try await withBoard { db in
            try await db.execute("INSERT INTO members (name) VALUES (\("Ada"))")
            try await db.execute("ALTER TABLE members RENAME COLUMN name TO label")
            let row = try #require(try await db.first("SELECT id, label, seen_at FROM members"))
            let error = #expect(throws: SQLError.self) { try Submitter(row: row) }
            #expect(error?.message.contains("name") == true)
        }
    }

    @Test func `a row of a statement written by hand may have its columns in any order`() async throws {
        try await withBoard { db in
            try await Submitter.create(.init(name: "Ada", seenAt: noon), on: db)
            let row = try #require(try await db.first("SELECT seen_at, 1 AS more, name, id FROM members"))
            #expect(try Submitter(row: row) == Submitter(id: 1, name: "Ada", seenAt: noon))
        }
    }

    @Test func `a value of the wrong kind is told with the model's name`() async throws {
        try await withBoard { db in
            try await Link.create(Link.draft("a"), on: db)
            try await db.execute("UPDATE links SET created_at = 'soon'")
            let error = await #expect(throws: ORMError.self) { try await Link.all(on: db) }
            #expect(error?.code == .decoding && error?.message.contains("created_at") == true)
        }
    }
}
