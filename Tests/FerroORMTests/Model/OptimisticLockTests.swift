import FerroORM
import Foundation
import Testing

@Suite struct `A column that counts updates` {
    private func parcel(_ db: Database) async throws -> Parcel {
        try await Parcel.create(Parcel.draft(keys: ring(0)), on: db)
    }

    @Test func `starts at 0 and grows with each update`() async throws {
        try await withPost { db in
            let first = try await parcel(db)
            let second = try await first.update(on: db) { $0.name = "Eve" }
            let third = try await second.update(on: db) { $0.name = "Bob" }
            #expect([first, second, third].map(\.version) == [0, 1, 2] && third.name == "Bob")
        }
    }

    @Test func `refuses to update or delete by an old copy`() async throws {
        try await withPost { db in
            let old = try await parcel(db)
            let new = try await old.update(on: db) { $0.name = "Eve" }
            let update = await #expect(throws: ORMError.self) { try await old.update(on: db) { $0.name = "Bob" } }
            #expect(update?.code == .stale && update?.model == "Parcel" && update?.id == old.id.description)
            let delete = await #expect(throws: ORMError.self) { try await old.delete(on: db) }
            #expect(delete?.code == .stale)
            #expect(try await new.reload(on: db) == new)
            #expect(try await new.delete(on: db))
        }
    }

    @Test func `tells a row that is gone from one that was changed`() async throws {
        try await withPost { db in
            let old = try await Book.create(.init(id: .init(9), title: "A"), on: db)
            #expect(try await old.delete(on: db))
            #expect(try await old.delete(on: db) == false)
            let error = await #expect(throws: ORMError.self) { try await old.update(on: db) { $0.title = "B" } }
            #expect(error?.code == .notFound)
        }
    }

    @Test func `counts a soft deletion as an update`() async throws {
        try await withPost { db in
            let old = try await parcel(db)
            #expect(try await old.delete(on: db, at: noon))
            #expect(try await old.delete(on: db) == false)
            let row = try #require(try await Parcel.onlyDeleted().first(on: db))
            #expect(row.deletedAt == noon && row.version == 1)
            let error = await #expect(throws: ORMError.self) { try await old.update(on: db) { $0.name = "Bob" } }
            #expect(error?.code == .stale)
            #expect(try await row.update(on: db) { $0.name = "Bob" }.name == "Bob")
        }
    }

    @Test func `does not count what is added in the database`() async throws {
        try await withPost { db in
            let old = try await parcel(db)
            try await old.increment(\.weight, by: 2, on: db)
            let heavy = try await old.increment(\.weight, on: db)
            #expect(heavy.weight == 4 && heavy.version == 0)
            #expect(try await old.update(on: db) { $0.name = "Bob" }.weight == 4)
        }
    }

    @Test func `of many writers of one copy lets one through`() async throws {
        try await withPost { db in
            let copy = try await parcel(db)
            let winners = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<10 {
                    group.addTask { (try? await copy.update(on: db) { $0.name = "\(number)" }) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(winners == 1)
        }
    }
}
