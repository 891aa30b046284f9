internal import FerroQueue
internal import Foundation

/// Jobs, queues and workers as a person or a program reads them.
enum JobTable {
    static func list(_ records: [JobRecord]) -> String {
        let rows = records.map { record -> [String] in
            let job = record.envelope
            return [
                "\(job.id)", job.name, job.queue.rawValue, record.state.rawValue, JobDetail.attempts(job),
                JobDetail.text(record.finishedAt ?? record.startedAt ?? job.availableAt), last(job.failures),
            ]
        }
        return TextTable(
            header: ["ID", "NAME", "QUEUE", "STATE", "ATTEMPTS", "WHEN (UTC)", "ERROR"], rows: rows
        ).text
    }

    static func overview(_ overview: QueueOverview) -> String {
        var text = queues(overview.report) + "\n" + workers(overview.report)
        if let outbox = overview.outbox, outbox.pushes > 0 {
            text += "\n\(outbox.jobs) jobs wait in the outbox, \(outbox.failing) pushes of them failed"
            text += outbox.error.map { ": \(TerminalText.line($0))\n" } ?? "\n"
        }
        return text
    }

    private static func queues(_ report: QueueReport) -> String {
        let rows = report.queues.map { queue -> [String] in
            let line = queue.depth
            return [
                line.name.rawValue, "\(line.pending)", "\(line.delayed)", "\(line.running)", "\(queue.busy)",
                "\(line.failed)",
                line.oldestSeconds.map { "\(Int(min(max(0, $0), 1e9))) s" } ?? "",
                String(format: "%.1f", queue.traffic.perMinute), line.isPaused ? "paused" : "",
            ]
        }
        return TextTable(
            header: ["QUEUE", "PENDING", "DELAYED", "RUNNING", "BUSY", "FAILED", "OLDEST", "DONE/MIN", ""], rows: rows
        ).text
    }

    private static func workers(_ report: QueueReport) -> String {
        guard !report.workers.isEmpty else { return "No worker has said anything lately.\n" }
        let rows = report.workers.map { worker -> [String] in
            let line = worker.report
            return [
                line.workerID, line.host, line.queues.map(\.rawValue).joined(separator: ","),
                "\(line.busy)/\(line.slots)", JobDetail.text(line.startedAt), line.isQuiet ? "quiet" : "",
            ]
        }
        return TextTable(header: ["WORKER", "HOST", "QUEUES", "BUSY", "SINCE (UTC)", ""], rows: rows).text
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// The first line of the last error, short enough for a table.
    private static func last(_ failures: [JobFailure]) -> String {
        let line = TerminalText.line(
            failures.last?.message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
