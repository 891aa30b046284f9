internal import Ferro
internal import Foundation

/// Computes what a link is listed by: the host it points to and its score.
///
/// It reads what it needs when it runs, so running it twice, or late, gives the same result.
struct RankLink: Job, Equatable {
    static let name = "rank_link"
    let linkID: Link.ID

    func run(_ c: JobContext) async throws {
        // Two votes push two jobs that may run side by side: the one that read first must not write last.
        try await c.db.transaction { db in
            _ = try await Link.where { $0.id == linkID }.forUpdate().first(on: db)
            let link = try await Link.find(linkID, on: db)
            try await link.update(on: db) {
                $0.host = Ranking.host(of: link.url)
                $0.score = Ranking.score(votes: link.votesCount, createdAt: link.createdAt)
            }
        }
    }
}
