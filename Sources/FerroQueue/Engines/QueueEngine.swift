public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A store of jobs: what a queue is pushed to and workers claim from.
///
/// An engine never sees a job type and never runs anything; a worker never sees the store. An engine shows that it is
/// right by passing `QueueEngineContract` of FerroTesting.
///
/// A job is *delayed* until its time and *pending* until it is claimed. A claim ends by ``finish(_:)``, which must
/// present the claim's token and is refused when the job has been claimed again, or is no longer claimed at all. A claim
/// whose lease ends without it is as good as pending.
public protocol QueueEngine: Sendable {
    /// Stores jobs in one step, all or none; with an open transaction they exist if and only if that commits.
    ///
    /// A job whose key another one holds is not stored, or puts that one off: see ``JobUniqueness``. The receipts come
    /// in the order of the drafts.
    func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt]

    /// Takes due jobs, and jobs whose lease is over, each for one worker only.
    ///
    /// Jobs come by queue in the order asked for, then by priority, then by the time they became due, then by id. Jobs
    /// of a paused queue do not come. Each claim raises the job's attempts and token by one, and its `crashes` when the
    /// claim before it ended without a word. A job that was claimed more often than it may be attempted is handed out
    /// too (``Claim/isExhausted``), so that the worker fails it instead of running it. A job that was asked to stop, and
    /// whose lease ended before it did, is not handed out: it ends as cancelled.
    func claim(_ request: ClaimRequest) async throws -> [Claim]

    /// Holds claims for another lease from `now` on; tells those that are lost and those that are to be cancelled.
    func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer

    /// Keeps what a run wants the next one to know, and holds the claim for another lease.
    ///
    /// - Throws: ``Claim/stale`` when it is not held.
    func save(_ checkpoint: JobCheckpoint) async throws

    /// Records what claims came to, each at most once, and answers those that were refused because they are not held.
    ///
    /// What follows from an ending happens in the same step: the job goes, waits or is kept aside, its key is given
    /// back, its batch is counted, and its ``JobEnding/successors`` are pushed.
    func finish(_ endings: [JobEnding]) async throws -> [Claim]

    /// Says when there may be work or news for workers; an engine that cannot tell answers a stream that says nothing.
    func wakeups() -> AsyncStream<QueueWakeup>

    /// What else the engine keeps.
    var stores: QueueStores { get }
}
