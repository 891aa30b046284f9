import FerroQueue
import FerroSQL
import FerroTesting
import Foundation
import Synchronization
import Testing

/// What a worker does with claims that somebody has locked in the store.
@Suite(.timeLimit(.minutes(2))) struct LockedClaimTests {
    /// A store that answers some first heartbeats that nothing was renewed, and may be away afterwards.
    final class Locking: QueueEngine {
        let store = MemoryEngine()
        private let left: Atomic<Int>
        private let isAway: Bool

        init(heartbeats: Int, isAway: Bool = false) {
            left = Atomic(heartbeats)
            self.isAway = isAway
        }

        func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
            if left.subtract(1, ordering: .relaxed).oldValue > 0 { return HeartbeatAnswer(unrenewed: claims) }
            if isAway { throw Oops() }
            return try await store.heartbeat(claims, lease: lease, now: now)
        }
        func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
            try await store.push(drafts, on: database)
        }
        func claim(_ request: ClaimRequest) async throws -> [Claim] { try await store.claim(request) }
        func save(_ checkpoint: JobCheckpoint) async throws { try await store.save(checkpoint) }
        func finish(_ endings: [JobEnding]) async throws -> [Claim] { try await store.finish(endings) }
        func wakeups() -> AsyncStream<QueueWakeup> { store.wakeups() }
        var stores: QueueStores { store.stores }
    }

    @Test func `claims that were not renewed are tried again after a second, and then beat as before`() async throws {
        let shop = Workshop(engine: Locking(heartbeats: 2))
        try await shop.queue.push(Waiting())
        async let runs = shop.worker().drain()
        await shop.journal.noted("started")
        for second in [10, 11, 12, 22, 32] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
        }
        await shop.clock.sleeper(until: .seconds(42))
        #expect(try await shop.claim().isEmpty)
        shop.journal.open("gate")
        #expect(try await runs == 1)
    }

    @Test func `a claim that was not renewed is not believed to be held when the store is away`() async throws {
        let shop = Workshop(engine: Locking(heartbeats: 1, isAway: true))
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        async let runs = worker.drain()
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(10))
        shop.clock.advance(by: .seconds(10))
        await shop.clock.sleeper(until: .seconds(11))
        shop.clock.advance(by: .seconds(20))
        // The lease was over after thirty seconds, so the job is anybody's: here the same worker's again.
        #expect(try await runs == 2)
        #expect(shop.journal.notes == ["started", "cancelled", "started", "finished"])
        #expect(worker.statistics.stale == 1)
    }
}
