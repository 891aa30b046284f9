import FerroSupport

extension Queue {
    /// How many jobs wait in each queue, and how many have failed; the default queue is always listed.
    public func stats() async throws -> QueueStats {
        var stats = try await engine.stores.administration.stats(now: now())
        if !stats.queues.contains(where: { $0.name == configuration.defaultQueue }) {
            stats.queues.append(QueueStats.Line(name: configuration.defaultQueue))
        }
        stats.queues.sort { $0.name.rawValue < $1.name.rawValue }
        return stats
    }

    /// Up to `limit` jobs each that are due, delayed and failed; the failed ones newest first.
    public func jobs(limit: Int = 100) async throws -> QueueJobs {
        QueueJobs(
            pending: try await jobs(JobFilter(state: .pending), limit: limit),
            delayed: try await jobs(JobFilter(state: .delayed), limit: limit),
            failed: try await records(JobFilter(state: .failed), limit: limit).map { FailedJob($0) })
    }

    /// The jobs of a filter, at most `limit`: those that wait in the order they will run, ended ones newest first.
    public func jobs(_ filter: JobFilter, limit: Int = 100) async throws -> [JobInfo] {
        try await records(filter, limit: limit).map { JobInfo($0) }
    }

    private func records(_ filter: JobFilter, limit: Int) async throws -> [JobRecord] {
        try await engine.stores.administration.list(filter, limit: max(0, limit), now: now())
    }
}
