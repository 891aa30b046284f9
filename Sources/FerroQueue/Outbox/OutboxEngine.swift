import FerroRedis
public import FerroSQL
import FerroSupport
public import Logging

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Lets jobs of an engine outside of the app's database exist if and only if a transaction of it commits.
///
/// ```swift
/// let engine = OutboxEngine(RedisEngine(redis), database: db, logger: logger)
/// try await db.transaction { db in
///     let post = try await Post.create(draft, on: db)
///     try await queue.push(IndexPost(postID: post.id), on: db)     // a row of job_outbox until the commit
/// }
/// ```
///
/// A push inside a transaction of the app's database writes one row (``JobOutboxTable``). After the commit the row is
/// relayed to the engine, before `transaction` returns. What was left, because the process died or the engine was away,
/// is relayed by ``relay(now:limit:)``, which every worker calls now and then. Other pushes go straight to the engine.
///
/// **Exactly once.** A row is taken up, pushed under its random key, and deleted. The engine writes the key in the step
/// that stores the jobs, and stores nothing under a key that it knows; so a process may die, or lose an answer, at any
/// point between. It holds while the engine keeps its data, while a row that was pushed and not deleted is relayed again
/// within ``RelayMemory/kept``, and for a process that is paused in the middle for less than
/// ``RelayMemory/afterwards``. Beyond that a push may happen a second time: it is never lost.
///
/// **Order.** A relay pushes rows in the order in which they were written. Jobs keep the time of their push, so an engine
/// that runs jobs by that runs late ones first.
///
/// **Receipts** of a push inside a transaction have the id 0 and `isNew`: whether a key was free is decided later.
/// Batches (``QueueStores/batches``) do not go through the outbox: the engine pushes them after the commit.
public struct OutboxEngine: QueueEngine {
    private static let rowsAtOnce = 100

    /// Where the jobs end up.
    public let engine: any RelayEngine
    private let database: Database
    private let outbox: Outbox
    private let logger: Logger
    private let now: @Sendable () -> Date
    private let relaysAtCommit: Bool
    private let spent = SpentKeys()

    /// An outbox in the app's database, before an engine; `now` stamps its rows.
    public init(
        _ engine: any RelayEngine, database: Database, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.init(engine, database: database, logger: logger, now: now, relaysAtCommit: true)
    }

    /// Without relays after commits it is as if each process died there.
    package init(
        _ engine: any RelayEngine, database: Database, logger: Logger, now: @escaping @Sendable () -> Date,
        relaysAtCommit: Bool
    ) {
        self.engine = engine
        self.database = database
        self.logger = logger
        self.now = now
        self.relaysAtCommit = relaysAtCommit
        outbox = Outbox(database)
    }

    /// Writes jobs down in a transaction of the app's database; pushes them to the engine otherwise.
    ///
    /// - Throws: `.storage` when the database has no table `job_outbox`, and what the engine and the database throw.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        guard let database, database.isInTransaction, database.isSame(as: self.database) else {
            return try await engine.push(drafts, on: database)
        }
        guard !drafts.isEmpty else { return [] }
        let parcel = Parcel(drafts: drafts)
        let id = try await Outbox.write(parcel, on: database, at: now())
        if relaysAtCommit { await database.afterCommit { [self] in await deliver(parcel, id) } }
        return drafts.map { _ in JobReceipt(id: JobID(0)) }
    }

    /// Relays one push right after its commit; what goes wrong is left to ``relay(now:limit:)``.
    private func deliver(_ parcel: Parcel, _ id: Int64) async {
        do {
            _ = try await engine.push(parcel.drafts, once: parcel.key)
        } catch {
            let metadata: Logger.Metadata = ["jobs": "\(parcel.drafts.count)", "error": "\(ErrorText.of(error))"]
            logger.warning("Jobs wait in the outbox: they could not be pushed after the commit", metadata: metadata)
            try? await outbox.fail(id, error, until: now())
            return
        }
        do {
            try await outbox.delete([id])
            // Not at once, which would be a round trip of its own for each push.
            if let keys = spent.add([parcel.key]) { try await engine.forget(keys) }
        } catch {
            logger.warning(
                "A row of the outbox could not be deleted after its push; a worker does it later",
                metadata: ["error": "\(ErrorText.of(error))"])
        }
    }

    /// Relays what was left in the outbox, the oldest first, at most `limit` rows; answers how many.
    ///
    /// Several processes may do it at the same time. A row that the engine refuses is kept with the error and tried
    /// again later; when the engine is away the rest is left for the next time.
    ///
    /// - Throws: what the engine throws when it is away, and what the database throws.
    @discardableResult
    public func relay(now: Date, limit: Int = 1000) async throws -> Int {
        if let keys = spent.take() { try await engine.forget(keys) }
        var count = 0
        while count < limit {
            let rows = try await outbox.take(min(Self.rowsAtOnce, limit - count), now: now)
            guard !rows.isEmpty else { break }
            count += try await relay(rows, now: now)
        }
        return count
    }

    private func relay(_ rows: [Outbox.Row], now: Date) async throws -> Int {
        var pushed: [Outbox.Row] = []
        var obstacle: (any Error)?
        for (index, row) in rows.enumerated() {
            do {
                _ = try await engine.push(row.parcel.get().drafts, once: row.key)
                pushed.append(row)
            } catch  where Self.isRefusal(error) {
                try await outbox.fail(row.id, error, until: now + Outbox.pause(after: row.attempts))
            } catch {
                try await outbox.fail(row.id, error, until: now)
                try await outbox.release(rows[(index + 1)...].map(\.id), at: now)
                obstacle = error
                break
            }
        }
        try await outbox.delete(pushed.map(\.id))
        if let obstacle { throw obstacle }
        if !pushed.isEmpty { try await engine.forget(pushed.map(\.key)) }
        return pushed.count
    }

    /// Whether the engine is there and will not have this row, so that the others go on without it.
    private static func isRefusal(_ error: any Error) -> Bool {
        if let error = error as? RedisError { return [.reply, .wrongType, .overloaded].contains(error.code) }
        return error is QueueError
    }

    /// What waits in the outbox.
    public func backlog(now: Date) async throws -> OutboxStats { try await outbox.stats(now: now) }
}

extension OutboxEngine {
    /// Takes jobs of the engine.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] { try await engine.claim(request) }
    /// Holds claims of the engine.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        try await engine.heartbeat(claims, lease: lease, now: now)
    }
    /// Keeps a checkpoint in the engine.
    public func save(_ checkpoint: JobCheckpoint) async throws { try await engine.save(checkpoint) }
    /// Records what claims of the engine came to.
    public func finish(_ endings: [JobEnding]) async throws -> [Claim] { try await engine.finish(endings) }
    /// What the engine says.
    public func wakeups() -> AsyncStream<QueueWakeup> { engine.wakeups() }
    /// What else the engine keeps.
    public var stores: QueueStores { engine.stores }
}
