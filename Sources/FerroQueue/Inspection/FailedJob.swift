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
    /// The attempts that did not succeed with their causes, the oldest first; the last 10.
    public var failures: [JobFailure]

    /// A failed job.
    public init(job: JobInfo, error: String, failedAt: Date, failures: [JobFailure] = []) {
        self.job = job
        self.error = error
        self.failedAt = failedAt
        self.failures = failures
    }

    /// What is known of a failed job: the message of its last attempt.
    public init(_ record: JobRecord) {
        let failures = record.envelope.failures
        self.init(
            job: JobInfo(record), error: failures.last?.message ?? "",
            failedAt: record.finishedAt ?? record.envelope.createdAt, failures: failures)
    }

    enum CodingKeys: String, CodingKey {
        case job, error, failures
        case failedAt = "failed_at"
    }

    /// One failure with its time as RFC 3339.
    private struct Shown: Encodable {
        let attempt: Int
        let at: String
        let type: String
        let message: String
        let causes: [String]
    }

    /// Encodes snake-case keys and times as RFC 3339.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(job, forKey: .job)
        try container.encode(error, forKey: .error)
        try container.encode(failedAt.formatted(.iso8601), forKey: .failedAt)
        let shown = failures.map { failure in
            Shown(
                attempt: failure.attempt, at: failure.at.formatted(.iso8601), type: failure.type,
                message: failure.message, causes: failure.causes)
        }
        try container.encode(shown, forKey: .failures)
    }
}
