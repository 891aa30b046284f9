import FerroORM
import Foundation
import Testing

/// Unions, table expressions and locks on the real databases.
@Suite(.timeLimit(.minutes(2))) struct `Queries made of queries` {
    private func slugs(_ query: Query<Article, Article>, _ db: Database) async throws -> [String] {
        try await query.order { $0.slug.ascending }.pluck(\.slug, on: db)
    }

    @Test(arguments: TestDatabase.all) func `sets of rows are united, cut and taken from each other`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let many = Article.where { $0.views >= 20 }
            let published = Article.published
            #expect(try await slugs(many.union(published), db) == ["alpha", "beta", "delta", "gamma"])
            #expect(try await many.unionAll(published).count(on: db) == 6)
            #expect(try await slugs(many.intersect(published), db) == ["delta", "gamma"])
            #expect(try await slugs(many.except(published), db) == ["beta"])
            let few = Article.byViews.order { $0.id.ascending }.limit(1).union(Article.where { $0.views == 10 })
            #expect(try await slugs(few, db) == ["alpha", "beta"])
            #expect(try await slugs(few.where { $0.isDraft == false }, db) == ["alpha"])
            let loaded = try await few.order { $0.id.ascending }.with(\.writer).all(on: db)
            #expect(loaded.map(\.writer.name) == ["Ada", "Ada"])
            #expect(
                try await few.union(published).order { $0.slug.descending }.limit(2).pluck(\.slug, on: db) == [
                    "gamma", "delta",
                ])
        }
    }

    @Test(arguments: TestDatabase.all) func `a query can be a table of the statement`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let top = Article.byViews.order { $0.id.ascending }.limit(2)
            #expect(try await slugs(top.nested().where { !$0.isDraft }, db) == ["delta"])
            #expect(try await slugs(Article.query.with(cte: "top", as: top).from(cte: "top"), db) == ["beta", "delta"])
            let rest = Article.query.with(cte: "top", as: top.select(\.id)).where(sql: "id NOT IN (SELECT id FROM top)")
            #expect(try await slugs(rest, db) == ["alpha", "gamma"])
            let sql = Article.query.with(cte: "few", as: "SELECT * FROM articles WHERE views < \(15)").from(cte: "few")
            #expect(try await slugs(sql, db) == ["alpha"])
            #expect(
                try await slugs(Article.query.from(sql: "(SELECT * FROM articles WHERE views = \(20))"), db) == [
                    "gamma"
                ])
            #expect(try await top.nested().update(on: db) { $0.title = "top" } == 2)
            #expect(try await slugs(Article.where { $0.title == "top" }, db) == ["beta", "delta"])
        }
    }

    @Test(arguments: TestDatabase.all) func `a tree is walked down, circles included`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            try await Topic.create(
                [
                    .init(name: "root"), .init(parentID: 1, name: "a"), .init(parentID: 2, name: "b"),
                    .init(name: "other"), .init(parentID: 4, name: "c"),
                ], on: db)
            let tree = Topic.where { $0.name == "root" }.recursive { child, found in child.parentID == found.id }
            #expect(try await tree.order { $0.id.ascending }.pluck(\.name, on: db) == ["root", "a", "b"])
            #expect(try await tree.where { $0.name != "a" }.count(on: db) == 2)
            try await Topic.where { $0.name == "root" }.update(on: db) { $0.parentID = 3 }
            #expect(try await tree.count(on: db) == 3)
        }
    }

    @Test(arguments: TestDatabase.all) func `rows are locked in a transaction and nowhere else`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let locked = Article.byViews.forUpdate(.skipLocked)
            let error = await #expect(throws: ORMError.self) { try await locked.all(on: db) }
            #expect(error?.code == .invalid && error?.message.contains("transaction") == true)
            let count = try await db.transaction { db in try await locked.limit(3).all(on: db).count }
            #expect(count == 3)
        }
    }

    @Test(arguments: TestDatabase.all.filter { $0 == .postgres })
    func `a row that another transaction holds is left out or refused`(on database: TestDatabase) async throws {
        try await withJournal(database) { db async throws in
            try await db.transaction { first in
                _ = try await Article.where { $0.slug == "alpha" }.forUpdate().all(on: first)
                let other = db.outsideTransaction
                let free = try await other.transaction {
                    try await Article.query.forUpdate(.skipLocked).all(on: $0).count
                }
                #expect(free == 3)
                let error = await #expect(throws: SQLError.self) {
                    try await other.transaction { try await Article.query.forShare(.noWait).all(on: $0).count }
                }
                #expect(error?.code == .lockTimeout)
            }
        }
    }
}
