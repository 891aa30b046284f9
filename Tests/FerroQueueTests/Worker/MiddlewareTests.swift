import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct MiddlewareTests {
    private let shop = Workshop()

    struct Noting: JobMiddleware {
        var name: String
        func run(_ c: Journal, next: @Sendable () async throws -> Void) async throws {
            c.note("\(name) in")
            defer { c.note("\(name) out") }
            try await next()
        }
    }

    /// Ends a run before it begins.
    struct Detouring: JobMiddleware {
        var detour: JobDetour
        func run(_ c: Journal, next: @Sendable () async throws -> Void) async throws { throw detour }
    }

    struct Wrapped: Job {
        var fails = false
        var middleware: [any JobMiddleware<Journal>] { [Noting(name: "a"), Noting(name: "b")] }
        func run(_ c: Journal) async throws {
            c.note("run")
            if fails { throw Oops() }
        }
    }

    struct Detoured: Job {
        static let retry = Retry.never
        var kind: String
        var middleware: [any JobMiddleware<Journal>] { [Noting(name: "a"), Detouring(detour: detour)] }
        private var detour: JobDetour {
            switch kind {
            case "wait": .wait(.seconds(7), "not yet")
            case "drop": .drop("nothing to do")
            default: .fail("it makes no sense")
            }
        }
        func run(_ c: Journal) async throws { c.note("run") }
        func failed(_ error: any Error, _ c: Journal) async { c.note("failed: \(error)") }
    }

    @Test(arguments: [false, true])
    func `middleware surrounds a run, the outermost first`(fails: Bool) async throws {
        try await shop.queue.push(Wrapped(fails: fails))
        let worker = try shop.worker(jobs: [Wrapped.self])
        #expect(try await worker.drain() == 1)
        #expect(shop.journal.notes == ["a in", "b in", "run", "b out", "a out"])
        #expect(worker.statistics.processed == (fails ? 0 : 1))
    }

    @Test func `middleware makes a job wait without an attempt being counted`() async throws {
        try await shop.queue.push(Detoured(kind: "wait"))
        let worker = try shop.worker(jobs: [Detoured.self])
        for _ in 0..<3 {
            #expect(try await worker.drain() == 1)
            #expect(try await shop.claim().isEmpty)
            shop.clock.advance(by: .seconds(7))
        }
        let claim = try #require(try await shop.claim().first)
        #expect(claim.envelope.attempts == 1)
        #expect(shop.journal.notes.allSatisfy { $0.hasPrefix("a ") })
        #expect(worker.statistics.released == 3)
    }

    @Test func `middleware drops a job as if it were done`() async throws {
        try await shop.queue.push(Detoured(kind: "drop"))
        let worker = try shop.worker(jobs: [Detoured.self])
        #expect(try await worker.drain() == 1)
        #expect(worker.statistics.processed == 1)
        #expect(try await shop.failed().isEmpty)
        shop.clock.advance(by: .seconds(1_000))
        #expect(try await shop.claim().isEmpty)
    }

    @Test func `middleware makes a job fail at once, with the words it gives`() async throws {
        try await shop.queue.push(Detoured(kind: "fail"))
        try await shop.worker(jobs: [Detoured.self]).drain()
        #expect(shop.journal.notes == ["a in", "a out", "failed: fail(\"it makes no sense\")"])
        #expect(try await shop.failed().first?.error == "it makes no sense")
    }

    @Test func `the timeout holds for the middleware, too`() async throws {
        struct Slow: JobMiddleware {
            func run(_ c: Journal, next: @Sendable () async throws -> Void) async throws {
                try await Waiting().run(c)
                try await next()
            }
        }
        struct Held: Job {
            static let timeout = Duration.seconds(9)
            var middleware: [any JobMiddleware<Journal>] { [Slow()] }
            func run(_ c: Journal) async throws { c.note("run") }
        }
        try await shop.queue.push(Held())
        let worker = try shop.worker(jobs: [Held.self])
        async let runs = worker.drain()
        await shop.clock.sleeper(until: .seconds(9))
        await shop.journal.noted("started")
        shop.clock.advance(by: .seconds(9))
        #expect(try await runs == 1)
        #expect(shop.journal.notes == ["started", "cancelled"])
        #expect(worker.statistics.timedOut == 1)
    }
}
