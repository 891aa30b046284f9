import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct RetryRuleTests {
    struct HTTPError: Error { var status: Int }

    private let retry = Retry.exponential(attempts: 5)
        .on(HTTPError.self) { $0.status == 404 ? .fail : .wait(.seconds(30)) }
        .on(CancellationError.self) { _ in .drop }
        .on(HTTPError.self) { _ in .drop }

    @Test func `the first rule that fits an error decides, and the policy where none does`() {
        #expect(retry.decision(on: HTTPError(status: 404)) == .fail)
        #expect(retry.decision(on: HTTPError(status: 503)) == .wait(.seconds(30)))
        #expect(retry.decision(on: CancellationError()) == .drop)
        #expect(retry.decision(on: Oops()) == .retry)
        #expect(Retry.never.decision(on: Oops()) == .retry)
    }

    @Test func `a policy with a rule is another value`() {
        let plain = Retry.fixed(attempts: 2)
        let ruled = plain.on(Oops.self) { _ in .fail }
        #expect(plain.decision(on: Oops()) == .retry)
        #expect(ruled.decision(on: Oops()) == .fail)
        #expect(ruled.attempts == 2)
    }

    @Test func `for ever is more attempts than anybody counts`() {
        #expect(Retry.forever.attempts == 2_147_483_647)
        #expect(Retry.fixed(attempts: .max).attempts == 2_147_483_647)
        #expect(Retry.forever.delay(attempt: .max, random: 1) == .seconds(900))
    }

    /// Fails as it is told to.
    struct Ruled: Job {
        static let retry = Retry.fixed(attempts: 4, delay: .seconds(10), until: .seconds(25))
            .on(HTTPError.self) { $0.status == 404 ? .fail : $0.status == 410 ? .drop : .wait(.seconds(3)) }
        var status: Int?
        func run(_ c: Journal) async throws {
            c.note("run")
            throw status.map { HTTPError(status: $0) as any Error } ?? Oops()
        }
        func failed(_ error: any Error, _ c: Journal) async { c.note("failed") }
    }

    @Test func `a rule makes a job fail at once, and it is told`() async throws {
        let shop = Workshop()
        try await shop.queue.push(Ruled(status: 404))
        try await shop.worker(jobs: [Ruled.self]).drain()
        #expect(shop.journal.notes == ["run", "failed"])
        #expect(try await shop.failed().first?.error.contains("status: 404") == true)
    }

    @Test func `a rule drops a job as if it were done`() async throws {
        let shop = Workshop()
        try await shop.queue.push(Ruled(status: 410))
        let worker = try shop.worker(jobs: [Ruled.self])
        try await worker.drain()
        #expect(shop.journal.notes == ["run"])
        #expect(worker.statistics.processed == 1)
        #expect(try await shop.failed().isEmpty)
        shop.clock.advance(by: .seconds(100))
        #expect(try await shop.claim().isEmpty)
    }

    @Test func `a rule decides the wait`() async throws {
        let shop = Workshop()
        try await shop.queue.push(Ruled(status: 503))
        try await shop.worker(jobs: [Ruled.self]).drain()
        #expect(try await shop.queue.jobs().delayed.first?.availableAt == shop.clock.date.addingTimeInterval(3))
    }

    @Test func `no attempt is made after the deadline, and the last one at the deadline`() async throws {
        let shop = Workshop()
        try await shop.queue.push(Ruled())
        let worker = try shop.worker(jobs: [Ruled.self])
        for seconds in [10, 10, 5] {
            try await worker.drain()
            let next = try #require(try await shop.queue.jobs().delayed.first?.availableAt)
            #expect(next == shop.clock.date.addingTimeInterval(Double(seconds)))
            shop.clock.advance(by: .seconds(seconds))
        }
        try await worker.drain()
        #expect(shop.journal.notes == ["run", "run", "run", "run", "failed"])
        #expect(try await shop.failed().first?.job.attempts == 4)
    }
}
