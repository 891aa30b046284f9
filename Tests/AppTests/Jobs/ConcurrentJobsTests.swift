import Ferro
import FerroTesting
import Foundation
import Testing

@testable import App
@testable import Ferro
@testable import FerroTesting

/// On PostgreSQL the jobs' row locks decide; SQLite lets one transaction write at a time. `scripts/test` runs it on both.
@Suite struct `Jobs about one link that run at once` {
    private func context(_ app: TestApp, _ name: String, id: Int64) -> JobContext {
        let draft = JobDraft(
            name: name, queue: .default, payload: Array("{}".utf8), maxAttempts: 2, createdAt: Date(),
            availableAt: Date())
        return JobContext(runtime: app.runtime, job: RunningJob(JobEnvelope(id: JobID(id), draft: draft, attempts: 1)))
    }

    private func vote(for link: Link, _ number: Int, _ app: TestApp) async throws {
        let voter = Visitor(id: "visitor-\(number)", isNew: false)
        try await LinkBoard.toggleVote(for: link, by: voter, on: app.db, queue: app.queue)
    }

    @Test func `two that count while people vote lose no vote and no comment`() async throws {
        try await withApp(App.self) { app in
            let link = try await Link.factory.liked(2).discussed(1).create(on: app.db)
            try await link.update(on: app.db) {
                $0.votesCount = 40
                $0.commentsCount = 0
            }
            for round in 0..<5 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<2 {
                        group.addTask {
                            let id = Int64(2 * round + number + 1)
                            try await RecountLinks().run(context(app, RecountLinks.name, id: id))
                        }
                    }
                    for number in 0..<4 { group.addTask { try await vote(for: link, 4 * round + number, app) } }
                    try await group.waitForAll()
                }
            }
            let counted = try await Link.find(link.id, on: app.db)
            let votes = try await Vote.where { $0.linkID == link.id }.count(on: app.db)
            #expect(votes == 22)
            #expect(counted.votesCount == votes && counted.commentsCount == 1)
        }
    }

    @Test func `the last one that ranks has seen every vote`() async throws {
        try await withApp(App.self) { app in
            let link = try await Link.factory.create(on: app.db)
            let before = try await Vote.where { $0.linkID == link.id }.count(on: app.db)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        try await vote(for: link, number, app)
                        try await RankLink(linkID: link.id).run(context(app, RankLink.name, id: Int64(number + 1)))
                    }
                }
                try await group.waitForAll()
            }
            let ranked = try await Link.find(link.id, on: app.db)
            #expect(ranked.votesCount == before + 12)
            #expect(ranked.score == Ranking.score(votes: ranked.votesCount, createdAt: ranked.createdAt))
        }
    }
}
