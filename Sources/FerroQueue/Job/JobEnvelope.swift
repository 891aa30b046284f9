public import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The key of a stored job.
public typealias JobID = Identifier<JobEnvelope>

/// A stored job, as engines and workers pass it around without knowing its type.
public struct JobEnvelope: Sendable, Hashable {
    /// The key the engine gave it.
    public let id: JobID
    /// The name its type is registered under.
    public let name: String
    /// The queue it waits in.
    public let queue: QueueName
    /// Its properties as JSON in UTF-8, or that text encrypted (``JobHeaders/isSealed``).
    public var payload: [UInt8]
    /// How many times it has been started, the current run included.
    public var attempts: Int
    /// How many times it may be started in all.
    public let maxAttempts: Int
    /// Which jobs of the queue it comes before.
    public let priority: JobPriority
    /// When it was pushed.
    public let createdAt: Date
    /// When it may run next, or when it became due.
    public var availableAt: Date
    /// The request that pushed it.
    public let requestID: String?
    /// What travels with it.
    public var headers: JobHeaders
    /// The key under which it is the only one.
    public let uniqueness: JobUniqueness?
    /// The batch it is part of.
    public let batchID: BatchID?
    /// How many of its claims ended without a word: the worker died or lost its lease.
    public var crashes = 0
    /// What a run saved for the next one, as JSON in UTF-8: see ``JobCheckpoint``.
    public var state: [UInt8]?
    /// The attempts that did not succeed, the oldest first; the last 10.
    public var failures: [JobFailure] = []

    /// A draft that was given an id.
    public init(id: JobID, draft: JobDraft, attempts: Int = 0) {
        self.id = id
        self.attempts = attempts
        name = draft.name
        queue = draft.queue
        payload = draft.payload
        maxAttempts = draft.maxAttempts
        priority = draft.priority
        createdAt = draft.createdAt
        availableAt = draft.availableAt
        requestID = draft.requestID
        headers = draft.headers
        uniqueness = draft.uniqueness
        batchID = draft.batchID
    }

    /// How many times it may be started again after the first attempt.
    public var maxRetries: Int { max(1, maxAttempts) - 1 }
}
