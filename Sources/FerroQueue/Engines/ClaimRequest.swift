#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a worker asks an engine for.
public struct ClaimRequest: Sendable, Hashable {
    /// The queues to look in; the jobs of an earlier one come first.
    public var queues: [QueueName]
    /// How many jobs at most.
    public var limit: Int
    /// Who asks, for people who look at the store.
    public var workerID: String
    /// How long the jobs are held without a heartbeat.
    public var lease: Duration
    /// The present.
    public var now: Date

    /// A request of given parts.
    public init(queues: [QueueName], limit: Int, workerID: String, lease: Duration, now: Date) {
        self.queues = queues
        self.limit = limit
        self.workerID = workerID
        self.lease = lease
        self.now = now
    }
}
