internal import Ferro
internal import Foundation

/// A board that looks used: a few hundred links with votes and comments.
struct BoardSeeder: Seeder {
    func isNeeded(_ c: CommandContext) async throws -> Bool { try await !Link.query.exists(on: c.db) }

    func run(_ c: CommandContext) async throws {
        try await c.db.transaction { db in
            for seed in SeedData.links(count: 300, now: .now) {
                let votes = seed.votes
                let link = try await Link.create(
                    .init(
                        url: seed.url, title: seed.title, submitter: seed.submitter, host: Ranking.host(of: seed.url),
                        score: Ranking.score(votes: votes, createdAt: seed.createdAt), votesCount: votes,
                        commentsCount: seed.comments.count, createdAt: seed.createdAt),
                    on: db)
                _ = try await Tagging.create(seed.tags.map { .init(linkID: link.id, tag: $0) }, on: db)
                _ = try await Vote.create((0..<votes).map { .init(linkID: link.id, voter: "seed-\($0)") }, on: db)
                _ = try await Comment.create(
                    seed.comments.map {
                        .init(linkID: link.id, author: $0.author, body: $0.body, createdAt: $0.createdAt)
                    }, on: db)
            }
        }
    }
}
