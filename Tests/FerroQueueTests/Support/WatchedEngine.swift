import FerroQueue
import FerroSQL
import Foundation
import Synchronization

/// An engine that notes what it is asked, and may be told to wait, to fail, or to tell of crashes.
final class WatchedEngine: QueueEngine {
    /// What happens before a call reaches the store.
    typealias Hook<Value> = @Sendable (Value) async throws -> Void

    let store: any QueueEngine
    private let counts = Mutex((finishes: [Int](), saves: 0, heartbeats: 0))
    private let beforeFinish: Hook<[JobEnding]>
    private let beforeHeartbeat: Hook<Int>
    private let afterClaim: Hook<[Claim]>
    private let crashes: Int
    private let reports: (any WorkerReportStore)?

    init(
        _ store: any QueueEngine = MemoryEngine(), crashes: Int = 0, reports: (any WorkerReportStore)? = nil,
        afterClaim: @escaping Hook<[Claim]> = { _ in }, beforeHeartbeat: @escaping Hook<Int> = { _ in },
        beforeFinish: @escaping Hook<[JobEnding]> = { _ in }
    ) {
        self.afterClaim = afterClaim
        self.store = store
        self.crashes = crashes
        self.reports = reports
        self.beforeFinish = beforeFinish
        self.beforeHeartbeat = beforeHeartbeat
    }

    /// How many endings came with each call.
    var finishes: [Int] { counts.withLock { $0.finishes } }
    var saves: Int { counts.withLock { $0.saves } }

    func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        try await store.push(drafts, on: database)
    }
    func claim(_ request: ClaimRequest) async throws -> [Claim] {
        let claims = try await store.claim(request).map { claim in
            var envelope = claim.envelope
            envelope.crashes += crashes
            return Claim(envelope: envelope, token: claim.token)
        }
        try await afterClaim(claims)
        return claims
    }
    func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        try await beforeHeartbeat(
            counts.withLock { counts in
                counts.heartbeats += 1
                return counts.heartbeats
            })
        return try await store.heartbeat(claims, lease: lease, now: now)
    }
    func save(_ checkpoint: JobCheckpoint) async throws {
        counts.withLock { $0.saves += 1 }
        try await store.save(checkpoint)
    }
    func finish(_ endings: [JobEnding]) async throws -> [Claim] {
        counts.withLock { $0.finishes.append(endings.count) }
        try await beforeFinish(endings)
        return try await store.finish(endings)
    }
    func wakeups() -> AsyncStream<QueueWakeup> { store.wakeups() }
    var stores: QueueStores {
        var stores = store.stores
        if let reports { stores.reports = reports }
        return stores
    }
}
