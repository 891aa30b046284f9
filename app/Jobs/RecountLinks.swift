internal import Ferro

/// Counts the votes and comments of every link anew, in case a number and its rows have come apart.
///
/// A big board takes a while, so it keeps how far it has come: a deploy or a crash in the middle costs a second's work.
struct RecountLinks: Job, Equatable {
    static let name = "recount_links"
    static let queue: QueueName = .default
    static let priority: JobPriority = .low
    static let timeout: Duration = .minutes(30)

    func run(_ c: JobContext) async throws {
        try await c.job.step("count", from: Int64(0)) { step in
            while true {
                let links = try await Link.where { $0.id > Link.ID(step.cursor) }.order { $0.id.ascending }
                    .limit(200).all(on: c.db)
                for link in links { try await recount(link, on: c.db) }
                guard let last = links.last else { return }
                try await step.advance(to: last.id.rawValue)
            }
        }
    }

    private func recount(_ link: Link, on db: Database) async throws {
        try await db.transaction { db in
            guard let link = try await Link.where({ $0.id == link.id }).forUpdate().first(on: db) else { return }
            let votes = try await Vote.where { $0.linkID == link.id }.count(on: db)
            let comments = try await Comment.where { $0.linkID == link.id }.count(on: db)
            guard votes != link.votesCount || comments != link.commentsCount else { return }
            try await link.update(on: db) {
                $0.votesCount = votes
                $0.commentsCount = comments
                $0.score = Ranking.score(votes: votes, createdAt: link.createdAt)
            }
        }
    }
}
