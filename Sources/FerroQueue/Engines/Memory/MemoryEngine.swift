public import FerroSQL
import FerroSupport
import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps jobs in this process: for tests, and for work that may be lost with the process.
///
/// It does all that other engines do, batches and administration included. Every operation looks at a number of jobs
/// that grows with the logarithm of how many there are.
public final class MemoryEngine: QueueEngine {
    private let store: Mutex<MemoryStore>
    private let wakes = MemoryWakeups()
    private let reports = MemoryReportStore()
    let relayed = RelayedKeys()
    private let ticks = MemoryTickStore.Ticks()

    /// An engine without jobs; what is done or cancelled is kept for the retention.
    public init(retention: Duration = .zero) { store = Mutex(MemoryStore(retention: retention)) }

    /// Does something to the jobs in one step, then says what there is to be said.
    func change<Value: Sendable>(_ body: (inout MemoryStore) throws(QueueError) -> Value) throws(QueueError) -> Value {
        let (result, news) = store.withLock { store in
            let result = Result { () throws(QueueError) -> Value in try body(&store) }
            return (result, store.takeNews())
        }
        for wakeup in news { wakes.say(wakeup) }
        return try result.get()
    }

    /// Stores jobs; inside a transaction they appear after the commit.
    ///
    /// Then a job without a key is stored under the id answered here, and one with a key is looked at only after the
    /// commit, so that its receipt says 0.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        guard let database, database.isInTransaction else { return try change { $0.push(drafts) } }
        let ids = try change { store in drafts.map { $0.uniqueness == nil ? JobID(store.reserve()) : nil } }
        await database.afterCommit { [self] in
            try? change { store in for (draft, id) in zip(drafts, ids) { store.push(draft, id: id) } }
        }
        return ids.map { JobReceipt(id: $0 ?? JobID(0)) }
    }

    /// Takes due jobs, and jobs whose lease is over, each for one worker only.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] { try change { $0.claim(request) } }

    /// Holds claims for another lease; tells those that are lost and those that are to be cancelled.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        try change { $0.heartbeat(claims, until: now + lease) }
    }

    /// Keeps what a run wants the next one to know; throws ``Claim/stale`` when its claim is not held.
    public func save(_ checkpoint: JobCheckpoint) async throws {
        try change { store throws(QueueError) in try store.save(checkpoint) }
    }

    /// Records what claims came to; answers those that were refused.
    public func finish(_ endings: [JobEnding]) async throws -> [Claim] { try change { $0.finish(endings) } }

    /// Says at once when there is work or news.
    public func wakeups() -> AsyncStream<QueueWakeup> { wakes.listen() }

    /// What else the engine keeps.
    public var stores: QueueStores {
        var stores = MissingStores(of: "memory").all
        stores.administration = MemoryAdministration(engine: self)
        stores.batches = MemoryBatches(engine: self)
        stores.reports = reports
        stores.ticks = MemoryTickStore(ticks) { [self] draft throws(QueueError) in try change { $0.push(draft) } }
        return stores
    }
}
