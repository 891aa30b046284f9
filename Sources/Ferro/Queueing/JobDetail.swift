internal import FerroQueue
internal import FerroSQL
internal import Foundation

/// Everything of a job that a person or a program may see on the command line.
struct JobDetail: Encodable {
    struct Attempt: Encodable {
        var attempt: Int
        var at: String
        var type: String
        var error: String
        var causes: [String]
    }

    var id: Int64
    var name: String
    var queue: String
    var state: String
    var priority: Int
    var attempts: Int
    var maxAttempts: Int
    var crashes: Int
    var createdAt: String
    var availableAt: String
    var startedAt: String?
    var finishedAt: String?
    var worker: String?
    var requestID: String?
    var tags: [String]
    var failures: [Attempt]
    var payload: String?

    /// A job's facts; its payload only where it is asked for.
    init(_ record: JobRecord, payload: Bool = false) {
        let job = record.envelope
        id = job.id.rawValue
        name = job.name
        queue = job.queue.rawValue
        state = record.state.rawValue
        priority = job.priority.rawValue
        attempts = job.attempts
        maxAttempts = job.maxAttempts
        crashes = job.crashes
        createdAt = Self.text(job.createdAt)
        availableAt = Self.text(job.availableAt)
        startedAt = record.startedAt.map(Self.text)
        finishedAt = record.finishedAt.map(Self.text)
        worker = record.workerID
        requestID = job.requestID
        tags = job.headers.tags
        failures = job.failures.map {
            Attempt(attempt: $0.attempt, at: Self.text($0.at), type: $0.type, error: $0.message, causes: $0.causes)
        }
        self.payload = payload ? String(decoding: job.payload, as: UTF8.self) : nil
    }

    /// A moment to the second, in UTC.
    static func text(_ date: Date) -> String {
        String((SQLTimestamp.text(of: date) ?? "").prefix(19)).replacing("T", with: " ")
    }

    /// One fact for each line.
    var text: String {
        var lines = [
            ("id", "\(id)"), ("name", name), ("queue", queue), ("state", state), ("priority", "\(priority)"),
            ("attempts", "\(attempts) of \(maxAttempts)"), ("crashes", "\(crashes)"), ("pushed", createdAt),
            ("due", availableAt),
        ]
        lines.append(contentsOf: startedAt.map { [("started", $0)] } ?? [])
        lines.append(contentsOf: finishedAt.map { [("ended", $0)] } ?? [])
        lines.append(contentsOf: worker.map { [("worker", $0)] } ?? [])
        lines.append(contentsOf: requestID.map { [("request", $0)] } ?? [])
        if !tags.isEmpty { lines.append(("tags", tags.joined(separator: ", "))) }
        lines.append(contentsOf: payload.map { [("payload", $0)] } ?? [])
        var text = lines.map { key, value in key.padded(to: 10) + value + "\n" }.joined()
        for failure in failures {
            text += "\nattempt \(failure.attempt), \(failure.at), \(failure.type)\n  \(failure.error)\n"
            for cause in failure.causes { text += "  because: \(cause)\n" }
        }
        return text
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
