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
/// A job is *pending* until it is claimed. A claim ends by ``complete(_:)``, ``release(_:availableAt:error:)`` or
/// ``fail(_:error:at:)``, and each of them must present the claim's token: the engine throws ``Claim/stale`` when the
/// job has been claimed again, or is no longer claimed at all. A claim whose lease ends without one of them is as good
/// as pending.
public protocol QueueEngine: Sendable {
    /// Stores a job; with an open transaction it exists if and only if that commits.
    func push(_ draft: JobDraft, on database: Database?) async throws -> JobID

    /// Takes due jobs, and jobs whose lease is over, each for one worker only.
    ///
    /// Jobs come by queue in the order asked for, then by the time they became due, then by id. Each claim raises the
    /// job's attempts and token by one. A job that was claimed more often than it may be attempted is handed out too
    /// (``Claim/isExhausted``), so that the worker fails it instead of running it.
    func claim(_ request: ClaimRequest) async throws -> [Claim]

    /// Holds claims for another lease from `now` on; answers those that are no longer held.
    func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> [Claim]

    /// Records that a job is done: it is removed.
    func complete(_ claim: Claim) async throws

    /// Gives a job back, to run at `availableAt`.
    ///
    /// With an error the attempt counts and the text is kept; without one the worker was interrupted through no fault
    /// of the job, and the attempt is taken back.
    func release(_ claim: Claim, availableAt: Date, error: String?) async throws

    /// Records that no attempt is left: the job is kept aside with the error.
    func fail(_ claim: Claim, error: String, at date: Date) async throws

    /// How many unclaimed jobs each queue holds, and how many failed there are in all.
    func stats(now: Date) async throws -> QueueStats

    /// Up to `limit` unclaimed jobs that are due, up to `limit` delayed and up to `limit` failed.
    func inspect(limit: Int, now: Date) async throws -> QueueJobs
}
