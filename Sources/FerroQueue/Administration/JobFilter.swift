/// Which jobs are meant.
public struct JobFilter: Sendable, Hashable {
    /// In which state; nil for every one.
    public var state: JobInfo.State?
    /// Of which queue; nil for every one.
    public var queue: QueueName?
    /// Of which type's name; nil for every one.
    public var name: String?
    /// Only ids below it, for the next page of ended jobs; nil for the first page.
    public var before: JobID?

    /// A filter of given parts.
    public init(
        state: JobInfo.State? = nil, queue: QueueName? = nil, name: String? = nil, before: JobID? = nil
    ) {
        self.state = state
        self.queue = queue
        self.name = name
        self.before = before
    }
}
