import FerroORM
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Writing rows that may be there` {
    @Test(arguments: TestDatabase.all) func `an upsert updates what is named and inserts the rest`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            var old = Article.draft("alpha", views: 99)
            old.title = "Changed"
            let rows = try await Article.upsert(
                [old, Article.draft("new")], onConflict: { $0.slug },
                update: {
                    $0.title
                    $0.body
                }, on: db, at: noon + 9)
            #expect(Set(rows.map(\.slug)) == ["alpha", "new"])
            let alpha = try await Article.find(1, on: db)
            #expect(alpha.title == "Changed" && alpha.views == 10 && alpha.updatedAt == noon + 9)
            #expect(try await Article.count(on: db) == 5)
            let one = try await Article.upsert(
                Article.draft("new", views: 5), onConflict: { $0.slug }, update: { $0.views }, on: db)
            #expect(one.views == 5 && one.title == "New")
        }
    }

    @Test(arguments: TestDatabase.all) func `an upsert that does nothing answers the rows it inserted`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let rows = try await Topic.upsert(
                [.init(name: "a"), .init(name: "b")], onConflict: { $0.name }, update: .nothing, on: db)
            #expect(rows.map(\.name) == ["a", "b"])
            let again = try await Topic.upsert(
                [.init(name: "b"), .init(name: "c")], onConflict: { $0.name }, update: .nothing, on: db)
            #expect(again.map(\.name) == ["c"])
        }
    }

    @Test(arguments: TestDatabase.all) func `the first or a new row is one row, however many ask at once`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let ids = try await withThrowingTaskGroup(of: Topic.ID.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await Topic.firstOrCreate(where: { $0.name == "it" }, .init(name: "it"), on: db).id
                    }
                }
                return try await group.reduce(into: Set<Topic.ID>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try await Topic.count(on: db) == 1)
            let error = await #expect(throws: ORMError.self) {
                try await Topic.firstOrCreate(where: { $0.parentID == 77 }, .init(name: "it"), on: db)
            }
            #expect(error?.violation?.fields == ["name"])
        }
    }

    @Test(arguments: TestDatabase.all) func `several numbers are added to in one statement`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let count = try await Article.where { $0.writerID == 1 }.increment(on: db) {
                $0.views += 5
                $0.score -= 0.5
            }
            #expect(count == 2)
            #expect(try await Article.query.order { $0.id.ascending }.pluck(\.views, on: db) == [15, 35, 20, 30])
            #expect(try await Article.find(1, on: db).score == 1)
            #expect(try await Article.query.decrement(\.views, by: 10, on: db) == 4)
            let sum = try await Article.query.sum(\.views, on: db)
            #expect(sum == 60)
        }
    }

    @Test(arguments: TestDatabase.all) func `what was written comes back`(on database: TestDatabase) async throws {
        try await withJournal(database) { db async throws in
            let updated = try await Article.where { $0.views == 30 }.updateReturning(on: db, at: noon) { $0.score = 7 }
            #expect(
                Set(updated.map(\.slug)) == ["beta", "delta"]
                    && updated.allSatisfy { $0.score == 7 && $0.updatedAt == noon })
            let deleted = try await Article.byViews.where { $0.score == 7 }.deleteReturning(on: db)
            #expect(Set(deleted.map(\.slug)) == ["beta", "delta"])
            #expect(try await Article.count(on: db) == 2)
        }
    }

    @Test(arguments: TestDatabase.all) func `a refused write names the fields of the model`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let writer = Writer.ID(99)
            let twice = await #expect(throws: ORMError.self) {
                try await Article.create(Article.draft("alpha"), on: db)
            }
            #expect(twice?.code == .constraint && twice?.violation?.kind == .unique)
            #expect(twice?.violation?.fields == ["slug"] && twice?.violation?.model == "Article")
            #expect((twice?.cause as? SQLError)?.code == .unique)
            let changed = await #expect(throws: ORMError.self) {
                try await Article.find(2, on: db).update(on: db) { $0.slug = "alpha" }
            }
            #expect(changed?.violation?.fields == ["slug"])
            let dangling = await #expect(throws: ORMError.self) {
                try await Article.create(Article.draft("new", by: writer), on: db)
            }
            #expect(dangling?.violation?.kind == .foreignKey)
            if db.dialect == .postgres { #expect(dangling?.violation?.fields == ["writerID"]) }
            #expect(Article.field(forColumn: "writer_id") == "writerID" && Article.field(forColumn: "nothing") == nil)
            #expect(Parcel.field(forColumn: "recipient_name") == "name")
        }
    }
}
