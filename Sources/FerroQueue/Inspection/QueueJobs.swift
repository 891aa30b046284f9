/// The first jobs of each kind, for a page that shows them.
public struct QueueJobs: Sendable, Hashable, Encodable {
    /// Jobs that are due, in the order they will run.
    public var pending: [JobInfo]
    /// Jobs whose time has not come, the nearest first.
    public var delayed: [JobInfo]
    /// Jobs that no attempt is left for, newest first.
    public var failed: [FailedJob]

    /// Jobs of each kind.
    public init(pending: [JobInfo] = [], delayed: [JobInfo] = [], failed: [FailedJob] = []) {
        self.pending = pending
        self.delayed = delayed
        self.failed = failed
    }
}
