#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A job that no attempt is left for, and why.
public struct FailedJob: Sendable, Hashable, Encodable {
    /// The job.
    public var job: JobInfo
    /// What the last attempt ended with, cut to 8 KiB.
    public var error: String
    /// When it was given up.
    public var failedAt: Date

    /// A failed job.
    public init(job: JobInfo, error: String, failedAt: Date) {
        self.job = job
        self.error = error
        self.failedAt = failedAt
    }

    /// What is known of a failed job: the message of its last attempt.
    init(_ record: JobRecord) {
        job = JobInfo(record.envelope, state: record.state)
        error = record.envelope.failures.last?.message ?? ""
        failedAt = record.finishedAt ?? record.envelope.createdAt
    }

    enum CodingKeys: String, CodingKey {
        case job, error
        case failedAt = "failed_at"
    }

    /// Encodes snake-case keys and the time as RFC 3339.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(job, forKey: .job)
        try container.encode(error, forKey: .error)
        try container.encode(failedAt.formatted(.iso8601), forKey: .failedAt)
    }
}
