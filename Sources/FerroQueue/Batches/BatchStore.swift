public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where an engine keeps batches; their jobs are counted by the engine itself, in ``QueueEngine/finish(_:)``.
public protocol BatchStore: Sendable {
    /// Stores a batch and its jobs in one step; with an open transaction they exist if and only if that commits.
    ///
    /// A batch without jobs ends at once: what is pushed at its end is pushed.
    func create(_ batch: BatchDraft, jobs: [JobDraft], now: Date, on database: Database?) async throws -> BatchID

    /// Adds jobs to a batch that has not ended; answers false, and stores nothing, when it has or was cancelled.
    func add(_ jobs: [JobDraft], to id: BatchID, now: Date) async throws -> Bool

    /// The batch; nil when there is none.
    func find(_ id: BatchID) async throws -> Batch?

    /// Cancels a batch: jobs that wait are cancelled in this step, running ones are asked to stop.
    ///
    /// Answers false when it has ended or was cancelled already.
    func cancel(_ id: BatchID, now: Date) async throws -> Bool

    /// Removes batches that ended before a date; answers how many.
    func prune(endedBefore date: Date) async throws -> Int
}
