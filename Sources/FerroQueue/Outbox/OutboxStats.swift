/// What waits in the outbox; in a healthy app nothing does for longer than a moment.
public struct OutboxStats: Sendable, Hashable, Encodable {
    /// Pushes that have not reached the engine.
    public var pushes: Int
    /// Their jobs.
    public var jobs: Int
    /// How many of the pushes a relay has failed with.
    public var failing: Int
    /// How long the oldest has waited, in seconds; nil when none waits.
    public var oldestSeconds: Double?
    /// What the oldest failing one failed with.
    public var error: String?

    /// Numbers of given parts.
    public init(
        pushes: Int = 0, jobs: Int = 0, failing: Int = 0, oldestSeconds: Double? = nil, error: String? = nil
    ) {
        self.pushes = pushes
        self.jobs = jobs
        self.failing = failing
        self.oldestSeconds = oldestSeconds
        self.error = error
    }

    enum CodingKeys: String, CodingKey {
        case pushes, jobs, failing, error
        case oldestSeconds = "oldest_seconds"
    }
}
