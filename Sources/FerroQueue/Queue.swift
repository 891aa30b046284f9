public import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The app's queue: where work for later is pushed.
///
/// ```swift
/// try await c.db.transaction { db in
///     let post = try await Post.create(draft, on: db)
///     try await c.queue.push(IndexPost(postID: post.id), on: db)     // exists only if the row does
/// }
/// ```
public struct Queue: Sendable {
    /// Where jobs are kept.
    public let engine: any QueueEngine
    /// How the queue is set up.
    public let configuration: QueueConfiguration
    /// The request that jobs pushed through this value belong to.
    public private(set) var requestID: String?
    let now: @Sendable () -> Date

    /// A queue over an engine; `now` tells the time that jobs are stamped with.
    public init(
        _ engine: any QueueEngine, configuration: QueueConfiguration = QueueConfiguration(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.engine = engine
        self.configuration = configuration
        self.now = now
    }

    /// The same queue, noting on its jobs which request pushed them.
    public func tracing(requestID: String?) -> Queue {
        var queue = self
        queue.requestID = requestID
        return queue
    }

    /// Stores a job to run once `delay` has passed; one round trip.
    ///
    /// With `on:` an open transaction of the app's database, the job exists if and only if the transaction commits:
    /// the database engine writes its row in that very transaction, the others push after the commit. Without `on:`
    /// a push in a transaction's closure does the same, on the innermost transaction of the task.
    ///
    /// Throws `.encoding` and `.payloadTooLarge`, and what the engine throws; the sync connection throws what the job
    /// throws, because it runs it here.
    @discardableResult
    public func push<J: Job>(
        _ job: J, after delay: Duration = .zero, on database: Database? = nil
    ) async throws -> JobReceipt {
        let payload = try JobCoder.encode(job, limit: configuration.payloadLimit)
        let createdAt = now()
        let draft = JobDraft(
            name: J.name, queue: configuration.resolve(J.queue), payload: payload, maxAttempts: J.retry.attempts,
            createdAt: createdAt, availableAt: createdAt + max(.zero, delay), requestID: requestID)
        let receipts = try await engine.push([draft], on: database ?? Database.current)
        return receipts.first ?? JobReceipt(id: JobID(0))
    }

    /// How many jobs wait in each queue, and how many have failed; the default queue is always listed.
    public func stats() async throws -> QueueStats {
        var stats = try await engine.stores.administration.stats(now: now())
        if !stats.queues.contains(where: { $0.name == configuration.defaultQueue }) {
            stats.queues.append(QueueStats.Line(name: configuration.defaultQueue, pending: 0, delayed: 0))
        }
        stats.queues.sort { $0.name.rawValue < $1.name.rawValue }
        return stats
    }

    /// Up to `limit` jobs each that are due, delayed and failed; the failed ones newest first.
    public func jobs(limit: Int = 100) async throws -> QueueJobs {
        let now = now()
        let administration = engine.stores.administration
        func list(_ state: JobInfo.State) async throws -> [JobRecord] {
            try await administration.list(JobFilter(state: state), limit: max(0, limit), now: now)
        }
        return QueueJobs(
            pending: try await list(.pending).map { JobInfo($0.envelope, state: .pending) },
            delayed: try await list(.delayed).map { JobInfo($0.envelope, state: .delayed) },
            failed: try await list(.failed).map { FailedJob($0) })
    }
}
