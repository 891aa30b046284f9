/// How long a worker lets its store keep what is over.
public struct JobRetention: Sendable, Hashable {
    /// Jobs that are done or were cancelled, where the engine keeps them; default 1 day.
    public var finished: Duration
    /// Jobs that failed; nil, the default, until they are pruned by hand.
    public var failed: Duration?
    /// Batches that have ended; default 7 days.
    public var batches: Duration
    /// The schedule's ticks; default 30 days.
    public var ticks: Duration
    /// What workers reported; default 7 days.
    public var reports: Duration

    /// Times to keep; every default is the framework's.
    public init(
        finished: Duration = .seconds(86_400), failed: Duration? = nil, batches: Duration = .seconds(7 * 86_400),
        ticks: Duration = .seconds(30 * 86_400), reports: Duration = .seconds(7 * 86_400)
    ) {
        self.finished = finished
        self.failed = failed
        self.batches = batches
        self.ticks = ticks
        self.reports = reports
    }
}
