public import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Queue {
    /// A stored job; nil when there is none, such as one that is done.
    public func job(_ id: JobID) async throws -> JobInfo? {
        try await engine.stores.administration.find(id, now: now())
            .map { JobInfo($0) }
    }

    /// Keeps a job from running, or asks its run to stop; false when it has ended, or is not there.
    ///
    /// A running job is told by its worker's next heartbeat at the latest.
    @discardableResult
    public func cancel(_ id: JobID) async throws -> Bool { try await change(.cancel, .ids([id])) == 1 }

    /// Lets a failed or cancelled job wait again, due at once; false when it is not there, or its key is held.
    @discardableResult
    public func retry(_ id: JobID) async throws -> Bool { try await change(.retry, .ids([id])) == 1 }

    /// Removes a job that is not running; false when it runs, or is not there.
    @discardableResult
    public func forget(_ id: JobID) async throws -> Bool { try await change(.forget, .ids([id])) == 1 }

    /// Retries, forgets or cancels all jobs of a selection in one step; answers how many.
    ///
    /// Jobs of the schedule that wait are cancelled and forgotten before the others and one by one, so that the history
    /// and the hooks of their entries are told; of more than a thousand jobs that wait, those that come first.
    @discardableResult
    public func change(_ action: JobAction, _ selection: JobSelection) async throws -> Int {
        let (count, rest) = action == .retry ? (0, selection) : try await endTicks(action, selection)
        if case .ids(let ids) = rest, ids.isEmpty { return count }
        return count + (try await engine.stores.administration.change(action, rest, now: now()))
    }

    /// Keeps workers from claiming the jobs of a queue; what runs goes on.
    public func pause(_ queue: QueueName) async throws { try await pause(queue, true) }

    /// Lets workers claim the jobs of a paused queue again.
    public func resume(_ queue: QueueName) async throws { try await pause(queue, false) }

    private func pause(_ queue: QueueName, _ isPaused: Bool) async throws {
        let queue = configuration.resolve(queue)
        try queue.validate()
        try await engine.stores.administration.pause(queue, isPaused, now: now())
    }

    /// Removes jobs that ended before a date, at most `limit`; answers how many.
    @discardableResult
    public func prune(
        _ states: Set<JobInfo.State> = [.failed, .done, .cancelled], endedBefore date: Date, limit: Int = 10_000
    ) async throws -> Int {
        try await engine.stores.administration.prune(states, endedBefore: date, limit: max(0, limit))
    }
}
