public import FerroQueue
public import FerroSQL
import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Notes the jobs that were really stored in another engine, so that a test can look at them and still run them.
///
/// ```swift
/// let engine = RecordingEngine(MemoryEngine())
/// let queue = Queue(engine)
/// try await queue.push(IndexPost(postID: 7))
/// #expect(try engine.pushed(IndexPost.self).map(\.postID) == [7])
/// ```
///
/// A job that is pushed in a transaction is noted after the commit, and never when it rolls back. One whose key was held
/// is not noted, nor is what an engine pushes by itself: the rest of a chain, what follows a batch.
public final class RecordingEngine: QueueEngine {
    /// Where the jobs are stored.
    public let engine: any QueueEngine
    private let sealer: (any PayloadSealer)?
    private let noted = Mutex<[JobDraft]>([])

    /// A recorder in front of an engine; `sealer` is needed to read jobs that are encrypted.
    public init(_ engine: any QueueEngine = MemoryEngine(), sealer: (any PayloadSealer)? = nil) {
        self.engine = engine
        self.sealer = sealer
    }

    /// The drafts that were stored, in the order in which they were, with their queues, times, tags and chains.
    public var drafts: [JobDraft] { noted.withLock { $0 } }

    /// The jobs of one type that were stored, in that order; throws when a payload does not fit the type.
    public func pushed<J: Job>(_ type: J.Type) throws -> [J] {
        try drafts.filter { $0.name == J.name }.map { draft in
            var payload = draft.payload
            if draft.headers.isSealed, let sealer { payload = try sealer.open(payload, of: draft.name) }
            return try JSONDecoder().decode(type, from: Data(payload))
        }
    }

    /// Forgets what was noted; the jobs stay where they are.
    public func forget() { noted.withLock { $0 = [] } }

    func note(_ drafts: [JobDraft], on database: Database?) async {
        guard !drafts.isEmpty else { return }
        guard let database, database.isInTransaction else { return noted.withLock { $0 += drafts } }
        await database.afterCommit { [self] in noted.withLock { $0 += drafts } }
    }

    /// Stores jobs, and notes those that were stored.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        let receipts = try await engine.push(drafts, on: database)
        await note(zip(drafts, receipts).filter(\.1.isNew).map(\.0), on: database)
        return receipts
    }

    /// Does what the engine does.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] { try await engine.claim(request) }
    /// Does what the engine does.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        try await engine.heartbeat(claims, lease: lease, now: now)
    }
    /// Does what the engine does.
    public func save(_ checkpoint: JobCheckpoint) async throws { try await engine.save(checkpoint) }
    /// Does what the engine does.
    public func finish(_ endings: [JobEnding]) async throws -> [Claim] { try await engine.finish(endings) }
    /// Says what the engine says.
    public func wakeups() -> AsyncStream<QueueWakeup> { engine.wakeups() }
    /// The engine's, but that the jobs of batches are noted, too.
    public var stores: QueueStores {
        var stores = engine.stores
        stores.batches = RecordingBatches(batches: stores.batches, recorder: self)
        return stores
    }
}
