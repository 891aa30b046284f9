#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A job of a ``MemoryStore`` and where it stands.
struct MemoryRecord: Sendable {
    /// Where a job stands; it decides in which lists of its ``MemoryLine`` the job is.
    enum Status: Sendable, Hashable {
        /// It waits for its time. May become due, or end.
        case delayed
        /// It may be claimed. May become running or delayed, or end.
        case due
        /// A worker holds it until the date. May become due, delayed or expired, or end.
        case running(until: Date)
        /// A worker held it until the date and gave no word since. May become running, due or delayed, or end.
        case expired(until: Date)
        /// It has failed, or is kept for the retention. May become due when it is retried.
        case ended(JobInfo.State)
    }

    var envelope: JobEnvelope
    var status: Status
    /// How many claims there were.
    var token: Int64 = 0
    var workerID: String?
    var startedAt: Date?
    var finishedAt: Date?
    var isCancelRequested = false

    init(_ envelope: JobEnvelope, _ status: Status) {
        self.envelope = envelope
        self.status = status
    }

    /// Whether a worker holds it, also one whose lease is over.
    var isHeld: Bool {
        switch status {
        case .running, .expired: true
        case .delayed, .due, .ended: false
        }
    }

    /// Whether it waits to be claimed for the first time, or again after an ending.
    var isWaiting: Bool { status == .delayed || status == .due }

    /// What others call its state.
    func state(at now: Date) -> JobInfo.State {
        switch status {
        case .delayed, .due: envelope.availableAt <= now ? .pending : .delayed
        case .running, .expired: .running
        case .ended(let state): state
        }
    }

    /// What is known of it.
    func shown(at now: Date) -> JobRecord {
        JobRecord(
            envelope: envelope, state: state(at: now), workerID: isHeld ? workerID : nil, startedAt: startedAt,
            finishedAt: finishedAt, isCancelRequested: isCancelRequested)
    }
}
