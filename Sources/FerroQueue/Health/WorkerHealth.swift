#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How a worker is, for an endpoint and for its health file.
public struct WorkerHealth: Sendable, Hashable, Encodable {
    /// Who it is.
    public var workerID: String
    /// The queues it works.
    public var queues: [QueueName]
    /// When it began.
    public var since: Date
    /// When this was so.
    public var at: Date
    /// When the store last answered what jobs there are; nil when it never did.
    public var lastClaim: Date?
    /// When the leases of its jobs were last renewed, or there was none to renew; nil when that never was.
    public var lastHeartbeat: Date?
    /// Since when the store does not answer its claims or heartbeats; nil while it does.
    public var failingSince: Date?
    /// How many jobs it runs.
    public var running: Int
    /// How many it can run at once.
    public var slots: Int
    /// Whether it claims nothing more for now.
    public var isQuiet: Bool
    /// Whether it is stopping.
    public var isStopping: Bool
    /// Whether it is well: its store has not been away for longer than a lease.
    public var isHealthy: Bool

    enum CodingKeys: String, CodingKey {
        case workerID = "worker_id"
        case queues, since, at
        case lastClaim = "last_claim"
        case lastHeartbeat = "last_heartbeat"
        case failingSince = "failing_since"
        case running, slots
        case isQuiet = "quiet"
        case isStopping = "stopping"
        case isHealthy = "healthy"
    }

    /// Encodes snake-case keys and times as RFC 3339, whatever the encoder's own date format is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isHealthy, forKey: .isHealthy)
        try container.encode(workerID, forKey: .workerID)
        try container.encode(queues, forKey: .queues)
        try container.encode(since.formatted(.iso8601), forKey: .since)
        try container.encode(at.formatted(.iso8601), forKey: .at)
        try container.encodeIfPresent(lastClaim?.formatted(.iso8601), forKey: .lastClaim)
        try container.encodeIfPresent(lastHeartbeat?.formatted(.iso8601), forKey: .lastHeartbeat)
        try container.encodeIfPresent(failingSince?.formatted(.iso8601), forKey: .failingSince)
        try container.encode(running, forKey: .running)
        try container.encode(slots, forKey: .slots)
        try container.encode(isQuiet, forKey: .isQuiet)
        try container.encode(isStopping, forKey: .isStopping)
    }
}
