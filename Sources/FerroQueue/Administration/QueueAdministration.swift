#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Looks at an engine's jobs and changes them by hand: what the `queue:…` commands and the debug endpoints use.
public protocol QueueAdministration: Sendable {
    /// How many jobs each queue holds in each state, and how old the oldest due one is.
    func stats(now: Date) async throws -> QueueStats

    /// The jobs of a filter, at most `limit`: pending and delayed ones in the order they will run, running ones by
    /// when their claim began, ended ones newest first.
    func list(_ filter: JobFilter, limit: Int, now: Date) async throws -> [JobRecord]

    /// One job; nil when there is none.
    func find(_ id: JobID, now: Date) async throws -> JobRecord?

    /// Does something to jobs, one step for all of them; answers how many it was done to.
    func change(_ action: JobAction, _ selection: JobSelection, now: Date) async throws -> Int

    /// Keeps workers from claiming of a queue, or lets them again; a queue without jobs can be paused, too.
    func pause(_ queue: QueueName, _ isPaused: Bool, now: Date) async throws

    /// Removes jobs that ended in one of the states before a date, at most `limit`; answers how many.
    func prune(_ states: Set<JobInfo.State>, endedBefore date: Date, limit: Int) async throws -> Int
}
