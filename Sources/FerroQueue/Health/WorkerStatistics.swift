/// What a worker has done since it was made.
public struct WorkerStatistics: Sendable, Hashable {
    /// Jobs that were done.
    public var processed = 0
    /// Jobs that were given up, with no attempt left.
    public var failed = 0
    /// Attempts that failed and will be made again.
    public var retried = 0
    /// Attempts that ran out of time; each of them is also retried or failed.
    public var timedOut = 0
    /// Jobs that were given back: the worker stopped, or the job asked to wait.
    public var released = 0
    /// Jobs that somebody cancelled while they ran.
    public var cancelled = 0
    /// Runs whose result was refused, because their lease had been lost.
    public var stale = 0
    /// Jobs that are running.
    public var inFlight = 0

    /// Nothing done yet.
    public init() {}
}
