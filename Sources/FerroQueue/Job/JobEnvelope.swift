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
    /// Its properties as JSON in UTF-8.
    public let payload: [UInt8]
    /// How many times it has been started, the current run included.
    public var attempts: Int
    /// How many times it may be started in all.
    public let maxAttempts: Int
    /// When it was pushed.
    public let createdAt: Date
    /// When it may run next, or when it became due.
    public var availableAt: Date
    /// The request that pushed it.
    public let requestID: String?

    /// A draft that was given an id.
    public init(id: JobID, draft: JobDraft, attempts: Int = 0) {
        self.id = id
        self.attempts = attempts
        name = draft.name
        queue = draft.queue
        payload = draft.payload
        maxAttempts = draft.maxAttempts
        createdAt = draft.createdAt
        availableAt = draft.availableAt
        requestID = draft.requestID
    }

    /// How many times it may be started again after the first attempt.
    public var maxRetries: Int { max(1, maxAttempts) - 1 }
}
