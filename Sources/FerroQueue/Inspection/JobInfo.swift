public import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What may be shown of a stored job: everything but its payload and what its run saved.
public struct JobInfo: Sendable, Hashable, Encodable {
    /// Where a job stands.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// It is due.
        case pending
        /// Its time has not come.
        case delayed
        /// A worker holds it.
        case running
        /// No attempt is left.
        case failed
        /// It is done and kept for the retention.
        case done
        /// Somebody cancelled it, and it is kept for the retention.
        case cancelled
    }

    /// The job's key.
    public var id: JobID
    /// The name its type is registered under.
    public var jobType: String
    /// The queue it waits in.
    public var queue: QueueName
    /// Which jobs of the queue it comes before.
    public var priority: JobPriority
    /// How many times it has been started.
    public var attempts: Int
    /// How many times it may be started again after the first.
    public var maxRetries: Int
    /// How many of its runs ended without a word.
    public var crashes: Int
    /// When it was pushed.
    public var createdAt: Date
    /// When it may run next.
    public var availableAt: Date
    /// Where it stands.
    public var state: State
    /// Words to find it by.
    public var tags: [String]
    /// The part that is done, 0 to 1, as its last run reported.
    public var progress: Double?
    /// What was going on, as its last run reported.
    public var note: String?
    /// Who holds it, while it runs.
    public var worker: String?
    /// When its current or last run began.
    public var startedAt: Date?
    /// When it ended.
    public var finishedAt: Date?
    /// Whether somebody asked a running job to stop.
    public var isCancelRequested: Bool
    /// The batch it is part of.
    public var batchID: BatchID?
    /// The request that pushed it.
    public var requestID: String?
    /// How many jobs of its chain follow it.
    public var following: Int

    /// What may be shown of a job in a state.
    public init(_ job: JobEnvelope, state: State) { self.init(JobRecord(envelope: job, state: state)) }

    /// What may be shown of a stored job.
    public init(_ record: JobRecord) {
        let job = record.envelope
        let progress = job.progress
        (id, jobType, queue, priority) = (job.id, job.name, job.queue, job.priority)
        (attempts, maxRetries, crashes) = (job.attempts, job.maxRetries, job.crashes)
        (createdAt, availableAt, state) = (job.createdAt, job.availableAt, record.state)
        (tags, following) = (job.headers.tags, job.headers.chain.count)
        (self.progress, note) = (progress?.part, progress?.note)
        (worker, startedAt, finishedAt) = (record.workerID, record.startedAt, record.finishedAt)
        isCancelRequested = record.isCancelRequested
        (batchID, requestID) = (job.batchID, job.requestID)
    }
}
