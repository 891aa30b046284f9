#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A queue of a worker in the column `queues` of `job_workers`: `{"busy":2,"name":"mail"}`, or the bare name, as workers
/// wrote it that did not tell how many of its jobs they run.
struct WorkedQueue: Sendable, Hashable, Codable {
    var name: QueueName
    /// How many of its jobs run; nil when that was not told.
    var busy: Int?

    private enum CodingKeys: String, CodingKey { case name, busy }

    init(name: QueueName, busy: Int?) {
        self.name = name
        self.busy = busy
    }

    init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(QueueName.self) {
            self.init(name: name, busy: nil)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(QueueName.self, forKey: .name),
            busy: try container.decodeIfPresent(Int.self, forKey: .busy))
    }
}

extension WorkedQueue {
    /// What the column holds of a report.
    static func text(of report: WorkerReport) throws -> String {
        let queues = report.queues.map { WorkedQueue(name: $0, busy: report.busyByQueue[$0]) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(queues), as: UTF8.self)
    }

    /// What the column held.
    static func read(_ text: String) throws -> [WorkedQueue] {
        try JSONDecoder().decode([WorkedQueue].self, from: Data(text.utf8))
    }

    /// How many jobs run of each queue that tells it.
    static func busy(_ queues: [WorkedQueue]) -> [QueueName: Int] {
        Dictionary(
            queues.compactMap { queue in queue.busy.map { (queue.name, $0) } }, uniquingKeysWith: { first, _ in first })
    }
}
