import FerroORM
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Rows that stay after they are deleted` {
    private func filled(_ database: TestDatabase, _ body: (Database) async throws -> Void) async throws {
        try await withJournal(database) { db async throws in
            try await Remark.create(["a", "b", "c"].map { .init(articleID: 1, text: $0) }, on: db)
            try await body(db)
        }
    }

    @Test(arguments: TestDatabase.all) func `a deleted row is not seen by anything that does not ask for it`(
        on database: TestDatabase
    ) async throws {
        try await filled(database) { db async throws in
            let first = try await Remark.find(1, on: db)
            #expect(try await first.delete(on: db))
            #expect(try await !first.reloaded(on: db).delete(on: db))
            let error = await #expect(throws: ORMError.self) { try await Remark.find(1, on: db) }
            #expect(error?.code == .notFound)
            #expect(try await Remark.count(on: db) == 2)
            #expect(try await Remark.query.pluck(\.text, on: db).sorted() == ["b", "c"])
            #expect(try await Remark.where { $0.text == "a" }.exists(on: db) == false)
            #expect(try await Remark.withDeleted().count(on: db) == 3)
            let gone = try await Remark.onlyDeleted().all(on: db)
            #expect(gone.map(\.text) == ["a"] && gone.allSatisfy { $0.deletedAt != nil })
            #expect(gone.allSatisfy(\.isDeleted) && !first.isDeleted)
            #expect(try await Remark.where { $0.text.isIn(["a", "b"]) }.update(on: db) { $0.isSpam = true } == 1)
        }
    }

    @Test(arguments: TestDatabase.all) func `deleting keeps the time, restoring takes it away, removing removes`(
        on database: TestDatabase
    ) async throws {
        try await filled(database) { db async throws in
            #expect(try await Remark.where { $0.text != "c" }.delete(on: db, at: noon) == 2)
            #expect(try await Remark.withDeleted().delete(on: db, at: noon + 1) == 1)
            #expect(
                try await Remark.onlyDeleted().order { $0.id.ascending }.pluck(\.deletedAt, on: db) == [
                    noon, noon, noon + 1,
                ])
            #expect(try await Remark.where { $0.text == "a" }.restore(on: db) == 1)
            let second = try #require(try await Remark.withDeleted().where { $0.text == "b" }.first(on: db))
            #expect(try await second.restore(on: db).deletedAt == nil)
            #expect(try await Remark.query.order { $0.id.ascending }.pluck(\.text, on: db) == ["a", "b"])
            #expect(try await Remark.where { $0.text != "b" }.deletePermanently(on: db) == 2)
            #expect(try await second.deletePermanently(on: db))
            #expect(try await Remark.withDeleted().count(on: db) == 0)
            #expect(try await Writer.onlyDeleted().count(on: db) == 0)
            #expect(try await Writer.where { $0.name == "Ada" }.restore(on: db) == 0)
        }
    }

    @Test(arguments: TestDatabase.all) func `an update of many counts every row's version up`(
        on database: TestDatabase
    ) async throws {
        try await filled(database) { db async throws in
            let first = try await Remark.find(1, on: db)
            let updated = try await Remark.query.updateReturning(on: db) { $0.text = "new" }
            #expect(updated.map(\.version) == [first.version + 1, first.version + 1, first.version + 1])
            let error = await #expect(throws: ORMError.self) { try await first.update(on: db) { $0.text = "old" } }
            #expect(error?.code == .stale)
            let removed = try await Remark.where { $0.id > 1 }.deleteReturning(on: db, at: noon)
            #expect(removed.map(\.deletedAt) == [noon, noon] && removed.allSatisfy { $0.version == first.version + 2 })
        }
    }
}

extension Remark {
    fileprivate func reloaded(on db: Database) async throws -> Remark {
        let id = id
        return try #require(try await Remark.withDeleted().where { $0.id == id }.first(on: db))
    }
}
