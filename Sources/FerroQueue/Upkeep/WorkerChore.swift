/// Something that a worker does beside its jobs: passing on an outbox, running the schedule, clearing up.
///
/// ```swift
/// WorkerChore("schedule", every: .seconds(5)) { try await scheduler.run() }     // for ever; again when it throws
/// WorkerChore("prune sessions", every: .minutes(10)) { try await sessions.prune() }
/// ```
///
/// It is done by every worker, so it must bear being done twice at once. Its task is cancelled when the worker stops.
public struct WorkerChore: Sendable {
    /// What the log calls it.
    public var name: String
    /// How long the worker waits between two times: between half of this and all of it, drawn at random.
    public var interval: Duration
    /// Whether it is done at once when the worker starts, and not first after the interval.
    public var startsAtOnce: Bool
    /// Does it; an error is logged, and it is done again after the interval.
    public var run: @Sendable () async throws -> Void

    /// Something to be done now and then.
    public init(
        _ name: String, every interval: Duration, startsAtOnce: Bool = true,
        run: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.interval = interval
        self.startsAtOnce = startsAtOnce
        self.run = run
    }
}
