import FerroORM
import Foundation
import Testing

@Suite struct `Writing rows` {
    @Test func `a created row has its id, its defaults and its times`() async throws {
        try await withBoard { db in
            let link = try await Link.create(
                .init(url: "https://swift.org", title: "Swift", tags: ["a", "b"], submitterID: 3), on: db, at: noon)
            #expect(link.id == 1 && link.tags == ["a", "b"] && link.submitterID == 3)
            #expect(link.host == nil && link.score == 0 && link.votesCount == 0 && !link.isHidden)
            #expect(link.createdAt == noon && link.updatedAt == noon)
            #expect(try await Link.find(link.id, on: db) == link)
        }
    }

    @Test func `a time that the draft gives is kept`() async throws {
        try await withBoard { db in
            var draft = Link.draft("old")
            draft.createdAt = noon.addingTimeInterval(-60)
            let link = try await Link.create(draft, on: db, at: noon)
            #expect(link.createdAt == noon.addingTimeInterval(-60) && link.updatedAt == noon)
        }
    }

    @Test func `many rows are created at once, in order, or not at all`() async throws {
        try await withBoard { db in
            let links = try await Link.create([Link.draft("a"), Link.draft("b"), Link.draft("c")], on: db)
            #expect(links.map(\.title) == ["a", "b", "c"])
            #expect(links.map(\.id) == [1, 2, 3])
            let refused = await #expect(throws: ORMError.self) {
                try await Link.create([Link.draft("d"), Link.draft("a")], on: db)
            }
            #expect(refused?.code == .constraint && refused?.violation?.fields == ["url"])
            #expect(try await Link.count(on: db) == 3)
        }
    }

    @Test func `an update changes the assigned column and updatedAt, and answers the fresh row`() async throws {
        try await withBoard { db in
            let stale = try await Link.create(Link.draft("a", host: "x"), on: db, at: noon)
            try await Link.where { $0.id == stale.id }.increment(\.votesCount, by: 5, on: db)
            let later = noon.addingTimeInterval(60)
            let fresh = try await stale.update(on: db, at: later) { $0.title = "b" }
            #expect(fresh.title == "b" && fresh.votesCount == 5 && fresh.host == "x")
            #expect(fresh.createdAt == noon && fresh.updatedAt == later)
        }
    }

    @Test func `nil is written where it was assigned and only there`() async throws {
        try await withBoard { db in
            let link = try await Link.create(Link.draft("a", host: "x"), on: db)
            #expect(try await link.update(on: db) { $0.title = "b" }.host == "x")
            #expect(try await link.update(on: db) { $0.host = nil }.host == nil)
        }
    }

    @Test func `an update that assigns nothing asks the database nothing`() async throws {
        try await withBoard { db in
            let link = try await Link.create(Link.draft("a"), on: db)
            let log = QueryLog()
            #expect(try await link.update(on: db.logging(to: log)) { _ in } == link)
            #expect(log.summary.statements == 0)
        }
    }

    @Test func `a row that is gone cannot be updated, incremented or reloaded`() async throws {
        try await withBoard { db in
            let link = try await Link.create(Link.draft("a"), on: db)
            #expect(try await link.delete(on: db))
            #expect(try await link.delete(on: db) == false)
            let calls: [() async throws -> Void] = [
                { try await link.update(on: db) { $0.title = "b" } },
                { try await link.increment(\.votesCount, on: db) },
                { _ = try await link.reload(on: db) },
            ]
            for call in calls {
                let error = await #expect(throws: ORMError.self) { try await call() }
                #expect(error?.code == .notFound && error?.model == "Link" && error?.id == "1")
            }
        }
    }

    @Test func `increments of many writers all count`() async throws {
        try await withBoard { db in
            let link = try await Link.create(Link.draft("a"), on: db)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await link.increment(\.votesCount, by: 2, on: db) } }
                try await group.waitForAll()
            }
            #expect(try await link.reload(on: db).votesCount == 40)
        }
    }

    @Test func `a query updates and deletes the rows it selects`() async throws {
        try await withBoard { db in
            try await Link.create([Link.draft("a", host: "x"), Link.draft("b"), Link.draft("c", host: "x")], on: db)
            #expect(try await Link.where { $0.host == "x" }.update(on: db) { $0.isHidden = true } == 2)
            #expect(try await Link.where { $0.isHidden == true }.count(on: db) == 2)
            #expect(try await Link.order { $0.id.descending }.limit(1).delete(on: db) == 1)
            #expect(try await Link.all(on: db).map(\.title) == ["a", "b"])
        }
    }

    @Test func `what is created in a transaction that fails is gone`() async throws {
        struct Stop: Error {}
        try await withBoard { db in
            await #expect(throws: Stop.self) {
                try await db.transaction { db in
                    try await Link.create(Link.draft("a"), on: db)
                    throw Stop()
                }
            }
            let exists = try await Link.query.exists(on: db)
            #expect(!exists)
        }
    }
}
