#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A job on its way into an engine: everything but the id that the engine gives it.
public struct JobDraft: Sendable, Hashable {
    /// The name its type is registered under.
    public var name: String
    /// The queue it will wait in.
    public var queue: QueueName
    /// Its properties as JSON in UTF-8, or that text encrypted (``JobHeaders/isSealed``).
    public var payload: [UInt8]
    /// How many times it may be started in all, at least 1.
    public var maxAttempts: Int
    /// Which jobs of the queue it comes before.
    public var priority: JobPriority
    /// When it was pushed.
    public var createdAt: Date
    /// When it may run first.
    public var availableAt: Date
    /// The request that pushed it.
    public var requestID: String?
    /// What travels with it.
    public var headers: JobHeaders
    /// The key under which it is the only one.
    public var uniqueness: JobUniqueness?
    /// The batch it is part of.
    public var batchID: BatchID?

    /// A draft of given parts; fewer than one attempt counts as one.
    public init(
        name: String, queue: QueueName, payload: [UInt8], maxAttempts: Int, priority: JobPriority = .normal,
        createdAt: Date, availableAt: Date, requestID: String? = nil, headers: JobHeaders = JobHeaders(),
        uniqueness: JobUniqueness? = nil, batchID: BatchID? = nil
    ) {
        self.name = name
        self.queue = queue
        self.payload = payload
        self.maxAttempts = max(1, maxAttempts)
        self.priority = priority
        self.createdAt = createdAt
        self.availableAt = availableAt
        self.requestID = requestID
        self.headers = headers
        self.uniqueness = uniqueness
        self.batchID = batchID
    }
}
