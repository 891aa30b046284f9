internal import FerroQueue
internal import Foundation

/// Jobs and queues as a person or a program reads them.
enum JobTable {
    static func list(_ records: [JobRecord]) -> String {
        let rows = records.map { record -> [String] in
            let job = record.envelope
            return [
                "\(job.id)", job.name, job.queue.rawValue, record.state.rawValue, "\(job.attempts)/\(job.maxAttempts)",
                JobDetail.text(record.finishedAt ?? record.startedAt ?? job.availableAt), last(job.failures),
            ]
        }
        return TextTable(
            header: ["ID", "NAME", "QUEUE", "STATE", "ATTEMPTS", "WHEN (UTC)", "ERROR"], rows: rows
        ).text
    }

    static func stats(_ stats: QueueStats) -> String {
        let rows = stats.queues.map { line -> [String] in
            [
                line.name.rawValue, "\(line.pending)", "\(line.delayed)", "\(line.running)", "\(line.failed)",
                line.oldestSeconds.map { "\(Int(min($0, 1e9))) s" } ?? "", line.isPaused ? "paused" : "",
            ]
        }
        return TextTable(
            header: ["QUEUE", "PENDING", "DELAYED", "RUNNING", "FAILED", "OLDEST", ""], rows: rows
        ).text
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// The first line of the last error, short enough for a table.
    private static func last(_ failures: [JobFailure]) -> String {
        let line = failures.last?.message.split(separator: "\n").first.map(String.init) ?? ""
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
