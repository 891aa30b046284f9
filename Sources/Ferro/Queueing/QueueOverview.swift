internal import FerroQueue
internal import Foundation

/// How the queue is doing: the report of its engine, and what waits in the outbox before it.
struct QueueOverview: Encodable, Sendable {
    let report: QueueReport
    /// Nil where jobs are kept in the app's database, or nowhere.
    let outbox: OutboxStats?

    var totalFailed: Int { report.queues.reduce(0) { $0 + $1.depth.failed } }

    private enum Keys: String, CodingKey {
        case outbox
        case totalFailed = "total_failed"
    }

    /// Encodes the report's keys, and beside them `total_failed` and `outbox`.
    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(totalFailed, forKey: .totalFailed)
        try container.encodeIfPresent(outbox, forKey: .outbox)
    }
}

extension Runtime {
    /// How the queue is doing, over the last hour.
    func queueOverview() async throws -> QueueOverview {
        QueueOverview(report: try await queue.report(), outbox: try await outbox?.backlog(now: Date()))
    }
}
