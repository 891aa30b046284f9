import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct QuarantineTests {
    /// May be attempted for ever.
    struct Poison: Job {
        static let retry = Retry.forever
        func run(_ c: Journal) async throws { c.note("run") }
        func failed(_ error: any Error, _ c: Journal) async { c.note("failed: \((error as? QueueError)?.label ?? "")") }
    }

    @Test(arguments: [(2, true), (3, false), (4, false)])
    func `a job whose runs ended its workers is kept aside and told`(crashes: Int, isRun: Bool) async throws {
        let shop = Workshop(engine: WatchedEngine(crashes: crashes))
        try await shop.queue.push(Poison())
        #expect(try await shop.worker(jobs: [Poison.self]).drain() == 1)
        #expect(shop.journal.notes == (isRun ? ["run"] : ["failed: queue.quarantined"]))
        let failed = try await shop.failed()
        #expect(failed.count == (isRun ? 0 : 1))
        if !isRun {
            #expect(failed.first?.error.contains("\(crashes) runs of the job poison ended without a word") == true)
        }
    }

    @Test(arguments: EngineKind.allCases)
    func `crashes are counted by the store, and failed attempts are not among them`(kind: EngineKind) async throws {
        try await kind.withEngine { engine in
            let shop = Workshop(engine: engine)
            try await shop.queue.push(Poison())
            for _ in 0..<2 {
                #expect(try await shop.claim().count == 1)
                shop.clock.advance(by: .seconds(30))
            }
            let claim = try #require(try await shop.claim().first)
            try await engine.release(claim, availableAt: shop.clock.date, error: "an error")
            #expect(try await shop.claim().first?.envelope.crashes == 2)
            shop.clock.advance(by: .seconds(30))
            #expect(try await shop.worker(jobs: [Poison.self]).drain() == 1)
            #expect(shop.journal.notes == ["failed: queue.quarantined"])
        }
    }

    @Test func `a failed hook that takes too long is cancelled and not waited for`() async throws {
        struct Hanging: Job {
            static let retry = Retry.never
            func run(_ c: Journal) async throws { throw Oops() }
            func failed(_ error: any Error, _ c: Journal) async {
                c.note("told")
                await withTaskCancellationHandler {
                    await c.pass("never")
                } onCancel: {
                    c.note("cancelled")
                }
            }
        }
        let shop = Workshop()
        try await shop.queue.push(Hanging())
        let worker = try shop.worker(jobs: [Hanging.self])
        async let runs = worker.drain()
        await shop.journal.noted("told")
        await shop.clock.sleeper(until: .seconds(30))
        shop.clock.advance(by: .seconds(30))
        #expect(try await runs == 1)
        await shop.journal.noted("cancelled")
        #expect(worker.statistics.failed == 1)
        shop.journal.open("never")
    }
}
