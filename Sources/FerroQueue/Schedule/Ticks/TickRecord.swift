#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A tick as it is kept.
public struct TickRecord: Sendable, Hashable {
    /// The tick.
    public var tick: Tick
    /// The node that took it.
    public var node: String
    /// When it was taken.
    public var takenAt: Date
    /// Its job; nil when none was pushed.
    public var jobID: JobID?
    /// When its job ended; nil while it has not.
    public var finishedAt: Date?
    /// Whether its job was done; nil while it has not ended, or when none was pushed.
    public var isDone: Bool?
    /// Why it was left out, or what its job failed with.
    public var message: String?

    /// A record of given parts.
    public init(
        tick: Tick, node: String, takenAt: Date, jobID: JobID? = nil, finishedAt: Date? = nil, isDone: Bool? = nil,
        message: String? = nil
    ) {
        self.tick = tick
        self.node = node
        self.takenAt = takenAt
        self.jobID = jobID
        self.finishedAt = finishedAt
        self.isDone = isDone
        self.message = message
    }
}
