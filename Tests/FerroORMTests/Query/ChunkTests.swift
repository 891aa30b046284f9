import FerroORM
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Reading in parts` {
    @Test(arguments: TestDatabase.all) func `parts go on after the last key, while rows are deleted and added`(on database: TestDatabase) async throws {
        try await withJournal(database) { db in
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
