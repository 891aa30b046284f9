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
    /// How many of them are of each of its queues; one without a job that runs need not be named.
    public var busyByQueue: [QueueName: Int]
    /// Whether it claims nothing more.
    public var isQuiet: Bool
    /// When it began.
    public var startedAt: Date
    /// When it told this.
    public var at: Date

    /// A report of given parts.
    public init(
        workerID: String, host: String, processID: Int32, queues: [QueueName], slots: Int, busy: Int,
        busyByQueue: [QueueName: Int] = [:], isQuiet: Bool, startedAt: Date, at: Date
    ) {
        self.workerID = workerID
        self.host = host
        self.processID = processID
        self.queues = queues
        self.slots = slots
        self.busy = busy
        self.busyByQueue = busyByQueue
        self.isQuiet = isQuiet
        self.startedAt = startedAt
        self.at = at
    }
}

extension WorkerReport {
    private enum CodingKeys: String, CodingKey {
        case workerID, host, processID, queues, slots, busy, busyByQueue, isQuiet, startedAt, at
    }

    /// Reads a report; one of a worker that does not tell it has nothing in ``busyByQueue``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let busyByQueue = try container.decodeIfPresent([String: Int].self, forKey: .busyByQueue) ?? [:]
        self.init(
            workerID: try container.decode(String.self, forKey: .workerID),
            host: try container.decode(String.self, forKey: .host),
            processID: try container.decode(Int32.self, forKey: .processID),
            queues: try container.decode([QueueName].self, forKey: .queues),
            slots: try container.decode(Int.self, forKey: .slots), busy: try container.decode(Int.self, forKey: .busy),
            busyByQueue: Dictionary(busyByQueue.map { (QueueName($0), $1) }, uniquingKeysWith: { first, _ in first }),
            isQuiet: try container.decode(Bool.self, forKey: .isQuiet),
            startedAt: try container.decode(Date.self, forKey: .startedAt),
            at: try container.decode(Date.self, forKey: .at))
    }

    /// Writes ``busyByQueue`` as an object of names and numbers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(workerID, forKey: .workerID)
        try container.encode(host, forKey: .host)
        try container.encode(processID, forKey: .processID)
        try container.encode(queues, forKey: .queues)
        try container.encode(slots, forKey: .slots)
        try container.encode(busy, forKey: .busy)
        try container.encode(busyObject, forKey: .busyByQueue)
        try container.encode(isQuiet, forKey: .isQuiet)
        try container.encode(startedAt, forKey: .startedAt)
        try container.encode(at, forKey: .at)
    }

    /// How many jobs run of each queue, by its name.
    var busyObject: [String: Int] {
        Dictionary(busyByQueue.map { ($0.rawValue, $1) }, uniquingKeysWith: { first, _ in first })
    }
}
