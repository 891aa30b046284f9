#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a claim came to, for the store to record.
public struct JobEnding: Sendable, Hashable {
    /// What becomes of the job.
    public enum Kind: Sendable, Hashable {
        /// It is done: it goes, or is kept for the retention.
        case done
        /// The attempt failed and counts; the job waits until the date.
        case retry(at: Date, JobFailure)
        /// The run was ended through no fault of the job: the attempt is taken back, the job waits until the date.
        case released(at: Date)
        /// No attempt is left, or none would help: the job is kept aside.
        case failed(JobFailure)
        /// Somebody cancelled it: it goes, or is kept for the retention.
        case cancelled
    }

    /// The claim.
    public var claim: Claim
    /// What becomes of the job.
    public var kind: Kind
    /// When the run ended.
    public var at: Date
    /// Jobs that are pushed in the same step; an engine pushes them for ``Kind/done`` only.
    public var successors: [JobDraft]

    /// An ending of given parts.
    public init(_ claim: Claim, _ kind: Kind, at date: Date, successors: [JobDraft] = []) {
        self.claim = claim
        self.kind = kind
        self.at = date
        self.successors = successors
    }
}
