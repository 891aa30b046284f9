import FerroQueue
import FerroSQL
import FerroTesting
import Foundation
import ServiceLifecycle
import Synchronization
import Testing

@Suite struct OutageTests {
    /// A store that is away for the first calls of each kind.
    final class Shaky: QueueEngine {
        let store = MemoryEngine()
        private enum Call: Hashable { case claim, heartbeat, finish }
        private let failures: Mutex<[Call: Int]>

        init(claims: Int = 0, heartbeats: Int = 0, completions: Int = 0) {
            failures = Mutex([.claim: claims, .heartbeat: heartbeats, .finish: completions])
        }

        private func stumble(at call: Call) throws {
            let left = failures.withLock { failures in
                let left = failures[call] ?? 0
                failures[call] = left - 1
                return left
            }
            if left > 0 { throw Oops() }
        }

        func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
            try await store.push(drafts, on: database)
        }
        func claim(_ request: ClaimRequest) async throws -> [Claim] {
            try stumble(at: .claim)
            return try await store.claim(request)
        }
        func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
            try stumble(at: .heartbeat)
            return try await store.heartbeat(claims, lease: lease, now: now)
        }
        func save(_ checkpoint: JobCheckpoint) async throws { try await store.save(checkpoint) }
        func finish(_ endings: [JobEnding]) async throws -> [Claim] {
            try stumble(at: .finish)
            return try await store.finish(endings)
        }
        func wakeups() -> AsyncStream<QueueWakeup> { store.wakeups() }
        var stores: QueueStores { store.stores }
    }

    @Test func `a worker whose store is away asks ever less often and goes on when it is back`() async throws {
        let shop = Workshop(engine: Shaky(claims: 3))
        try await shop.queue.push(WriteNote(text: "a"))
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        for second in [1, 3, 7] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
        }
        await shop.journal.noted("a")
        task.cancel()
        try await task.value
    }

    @Test func `draining throws what the store throws`() async throws {
        let shop = Workshop(engine: Shaky(claims: 1))
        await #expect(throws: Oops.self) { try await shop.worker().drain() }
    }

    @Test func `a completion that cannot be stored is tried again, and the job is not run again`() async throws {
        let shop = Workshop(engine: Shaky(completions: 2))
        try await shop.queue.push(WriteNote(text: "a"))
        let worker = try shop.worker()
        async let runs = worker.drain()
        for second in [1, 3] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
        }
        #expect(try await runs == 1)
        #expect(shop.journal.notes == ["a"])
        #expect(worker.statistics.processed == 1)
        #expect(try await shop.queue.stats().queues.first?.pending == 0)
    }

    @Test func `a heartbeat that fails is made up for by the next one`() async throws {
        let shop = Workshop(engine: Shaky(heartbeats: 1))
        try await shop.queue.push(Waiting())
        async let runs = shop.worker().drain()
        await shop.journal.noted("started")
        for beat in 1...4 {
            await shop.clock.sleeper(until: .seconds(10 * beat))
            shop.clock.advance(by: .seconds(10))
        }
        await shop.clock.sleeper(until: .seconds(50))
        #expect(try await shop.claim().isEmpty)
        shop.journal.open("gate")
        #expect(try await runs == 1)
    }
}
