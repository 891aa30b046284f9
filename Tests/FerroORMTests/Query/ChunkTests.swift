import FerroORM
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Reading in parts` {
    @Test(arguments: TestDatabase.all) func `parts go on after the last key, while rows are deleted and added`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            try await Topic.create((0..<25).map { .init(name: "\($0)") }, on: db)
            var sizes: [Int] = []
            var names: [String] = []
            try await Topic.order { $0.name.descending }.chunk(of: 10, on: db) { topics in
                sizes.append(topics.count)
                names += topics.map(\.name)
                try await Topic.where { $0.id.isIn(topics.map(\.id)) }.delete(on: db)
                if sizes.count == 1 { try await Topic.create(.init(name: "late"), on: db) }
            }
            #expect(sizes == [10, 10, 6])
            #expect(names == (0..<25).map(String.init) + ["late"])
            sizes = []
            try await Article.limit(3).with(\.writer).chunk(of: 2, on: db) { articles in
                #expect(articles.allSatisfy { !$0.writer.name.isEmpty })
                sizes.append(articles.count)
            }
            #expect(sizes == [2, 1])
        }
    }
}

@Suite(.timeLimit(.minutes(2))) struct `Reading row by row` {
    @Test(arguments: TestDatabase.all) func `a stream has every row with its relations, part by part`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            var found: [String] = []
            for try await article in Article.query.order({ $0.id.ascending }).with(\.writer).stream(on: db, part: 3) {
                found.append("\(article.slug) \(article.writer.name)")
            }
            #expect(found == ["alpha Ada", "beta Ada", "gamma Bob", "delta Bob"])
            var slugs: [String] = []
            for try await slug in Article.query.select({ $0.slug }).order({ $0.slug.ascending }).stream(on: db, part: 1)
            { slugs.append(slug) }
            #expect(slugs == ["alpha", "beta", "delta", "gamma"])
        }
    }

    @Test(arguments: TestDatabase.all) func `a stream may run inside a transaction and be left early`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let names = try await db.transaction { db in
                var names: [String] = []
                for try await article in Article.query.order({ $0.id.ascending }).with(\.writer).stream(on: db, part: 1)
                {
                    names.append(article.writer.name)
                    if names.count == 3 { break }
                }
                return names
            }
            #expect(names == ["Ada", "Ada", "Bob"])
            #expect(try await Article.count(on: db) == 4)
        }
    }
}
