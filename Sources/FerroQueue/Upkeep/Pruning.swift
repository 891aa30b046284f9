#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Removes what a store has kept for long enough; doing it twice at once does no harm.
struct Pruning: Sendable {
    /// How many jobs are removed in one step, and in how many steps at most: nothing waits long behind it.
    private static let bite = (jobs: 1_000, times: 20)

    let stores: QueueStores
    let retention: JobRetention

    /// Removes what is over.
    func run(now: Date) async throws {
        try await prune([.done, .cancelled], before: date(retention.finished, before: now))
        if let failed = retention.failed { try await prune([.failed], before: date(failed, before: now)) }
        _ = try await stores.batches.prune(endedBefore: date(retention.batches, before: now))
        _ = try await stores.ticks.prune(dueBefore: date(retention.ticks, before: now))
        try await stores.reports.prune(before: date(retention.reports, before: now))
    }

    private func prune(_ states: Set<JobInfo.State>, before date: Date) async throws {
        for _ in 0..<Self.bite.times {
            let count = try await stores.administration.prune(states, endedBefore: date, limit: Self.bite.jobs)
            guard count >= Self.bite.jobs else { return }
        }
    }

    private func date(_ age: Duration, before now: Date) -> Date {
        now.addingTimeInterval(-(Retry.bounded(age) / .seconds(1)))
    }
}
