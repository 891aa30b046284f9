import Ferro
import FerroTesting
import Foundation
import Testing

@testable import App
@testable import Ferro
@testable import FerroTesting

@Suite struct `How links are counted anew` {
    @Test func `a wrong count is mended, and a right one is left alone`() async throws {
        try await withApp(App.self) { app in
            let wrong = try await Link.factory.liked(2).discussed(1).create(on: app.db)
            let right = try await Link.factory.liked(1).create(on: app.db)
            try await wrong.update(on: app.db) {
                $0.votesCount = 7
                $0.commentsCount = 0
            }
            try await app.queue.push(RecountLinks())
            try await app.work()
            let mended = try await Link.find(wrong.id, on: app.db)
            #expect(mended.votesCount == 2 && mended.commentsCount == 1)
            #expect(mended.score == Ranking.score(votes: 2, createdAt: mended.createdAt))
            let left = try await Link.find(right.id, on: app.db)
            #expect(left.votesCount == 1 && left.updatedAt == right.updatedAt)
        }
    }

    @Test func `a run goes on after the link that the last one came to`() async throws {
        try await withApp(App.self) { app in
            var links: [Link] = []
            for _ in 0..<3 { links.append(try await Link.factory.set(\.votesCount, 5).create(on: app.db)) }
            let draft = JobDraft(
                name: RecountLinks.name, queue: .default, payload: Array("{}".utf8), maxAttempts: 2, createdAt: Date(),
                availableAt: Date())
            var envelope = JobEnvelope(id: 1, draft: draft, attempts: 2)
            envelope.state = Array(#"{"steps":{"count":"\#(links[1].id)"}}"#.utf8)
            try await RecountLinks().run(JobContext(runtime: app.runtime, job: RunningJob(envelope)))
            var counts: [Int] = []
            for link in links { counts.append(try await Link.find(link.id, on: app.db).votesCount) }
            #expect(counts == [5, 5, 0])
        }
    }

    @Test func `it is what the schedule has, once a night`() throws {
        #expect(try Timetable(App().schedule).names == ["recount_links:daily-at-04:10"])
    }
}
