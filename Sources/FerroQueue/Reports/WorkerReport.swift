#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a worker tells about itself now and then.
public struct WorkerReport: Sendable, Hashable, Codable {
    /// Who it is.
    public var workerID: String
    /// The machine's name.
    public var host: String
    /// Its process.
    public var processID: Int32
    /// The queues it works.
    public var queues: [QueueName]
    /// How many jobs it can run at once.
    public var slots: Int
    /// How many it runs.
    public var busy: Int
    /// Whether it claims nothing more.
    public var isQuiet: Bool
    /// When it began.
    public var startedAt: Date
    /// When it told this.
    public var at: Date

    /// A report of given parts.
    public init(
        workerID: String, host: String, processID: Int32, queues: [QueueName], slots: Int, busy: Int, isQuiet: Bool,
        startedAt: Date, at: Date
    ) {
        self.workerID = workerID
        self.host = host
        self.processID = processID
        self.queues = queues
        self.slots = slots
        self.busy = busy
        self.isQuiet = isQuiet
        self.startedAt = startedAt
        self.at = at
    }
}
