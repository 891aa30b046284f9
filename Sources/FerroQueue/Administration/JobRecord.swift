#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A stored job with everything that is known of it.
public struct JobRecord: Sendable, Hashable {
    /// The job; its payload must not be shown to strangers.
    public var envelope: JobEnvelope
    /// Where it stands.
    public var state: JobInfo.State
    /// Who holds it, while it runs.
    public var workerID: String?
    /// When its current or last run began.
    public var startedAt: Date?
    /// When it ended.
    public var finishedAt: Date?
    /// Whether somebody asked a running job to stop.
    public var isCancelRequested: Bool

    /// A record of given parts.
    public init(
        envelope: JobEnvelope, state: JobInfo.State, workerID: String? = nil, startedAt: Date? = nil,
        finishedAt: Date? = nil, isCancelRequested: Bool = false
    ) {
        self.envelope = envelope
        self.state = state
        self.workerID = workerID
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.isCancelRequested = isCancelRequested
    }
}
