import Ferro
import FerroTesting
import Foundation
import Testing

@testable import App

@Suite struct `How links are ranked` {
    @Test(
        arguments: [
            ("https://www.swift.org/server?x=1", "swift.org"), ("http://EXAMPLE.com:8080", "example.com"),
            ("https://user@host.example/", "host.example"), ("not an address", nil), ("mailto:a@b.c", nil),
        ] as [(String, String?)])
    func `the host of an address`(address: String, host: String?) {
        #expect(Ranking.host(of: address) == host)
    }

    @Test func `ten times the votes weigh as much as a week`() {
        let date = Date(timeIntervalSince1970: 1_800_000_000)
        let later = Ranking.score(votes: 1, createdAt: date.addingTimeInterval(604_800))
        #expect(abs(Ranking.score(votes: 10, createdAt: date) - later) < 0.000_001)
        #expect(Ranking.score(votes: 0, createdAt: date) == Ranking.score(votes: -3, createdAt: date))
    }

    @Test func `the job of a link that is gone waits for its next attempt`() async throws {
        try await withApp(App.self) { app in
            try await app.queue.push(RankLink(linkID: 404))
            try await app.work()
            let jobs = try await app.queue.jobs(limit: 10)
            #expect(jobs.pending.isEmpty && jobs.delayed.map(\.attempts) == [1] && jobs.failed.isEmpty)
        }
    }
}
