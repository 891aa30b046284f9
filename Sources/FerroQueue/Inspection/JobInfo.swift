#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What may be shown of a stored job: everything but its payload.
public struct JobInfo: Sendable, Hashable, Encodable {
    /// Where a job stands.
    public enum State: String, Sendable, Hashable, Codable {
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
    /// How many times it has been started.
    public var attempts: Int
    /// How many times it may be started again after the first.
    public var maxRetries: Int
    /// When it was pushed.
    public var createdAt: Date
    /// When it may run next.
    public var availableAt: Date
    /// Where it stands.
    public var state: State

    /// What may be shown of a job in a state.
    public init(_ job: JobEnvelope, state: State) {
        id = job.id
        jobType = job.name
        queue = job.queue
        attempts = job.attempts
        maxRetries = job.maxRetries
        createdAt = job.createdAt
        availableAt = job.availableAt
        self.state = state
    }

    enum CodingKeys: String, CodingKey {
        case id, queue, attempts, state
        case jobType = "job_type"
        case maxRetries = "max_retries"
        case createdAt = "created_at"
        case availableAt = "available_at"
    }

    /// Encodes snake-case keys and times as RFC 3339, whatever the encoder's own date format is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(jobType, forKey: .jobType)
        try container.encode(queue, forKey: .queue)
        try container.encode(attempts, forKey: .attempts)
        try container.encode(maxRetries, forKey: .maxRetries)
        try container.encode(createdAt.formatted(.iso8601), forKey: .createdAt)
        try container.encode(availableAt.formatted(.iso8601), forKey: .availableAt)
        try container.encode(state, forKey: .state)
    }
}
