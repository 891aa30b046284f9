internal import FerroQueue
internal import FerroSQL
internal import Foundation

/// Everything of a job that a person or a program may see on the command line.
struct JobDetail: Encodable {
    private struct Attempt: Encodable {
        let attempt: Int
        let at, type, message: String
        let causes: [String]

        init(_ failure: JobFailure) {
            attempt = failure.attempt
            at = failure.at.formatted(.iso8601)
            type = failure.type
            message = failure.message
            causes = failure.causes
        }
    }

    private enum Keys: String, CodingKey { case failures, payload }

    let record: JobRecord
    /// Nil where nobody asked for it; that of an encrypted job stays encrypted.
    let payload: String?

    /// A job's facts; its payload only where it is asked for.
    init(_ record: JobRecord, payload: Bool = false) {
        self.record = record
        self.payload = payload ? String(decoding: record.envelope.payload, as: UTF8.self) : nil
    }

    /// Encodes what the debug endpoints show of a job, and beside it its failed attempts and its payload.
    func encode(to encoder: any Encoder) throws {
        try JobInfo(record).encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(record.envelope.failures.map { Attempt($0) }, forKey: .failures)
        try container.encodeIfPresent(payload, forKey: .payload)
    }

    /// A moment to the second, in UTC.
    static func text(_ date: Date) -> String {
        String((SQLTimestamp.text(of: date) ?? "").prefix(19)).replacing("T", with: " ")
    }

    /// How often a job was started, of how many times.
    static func attempts(_ job: JobEnvelope) -> String {
        job.maxAttempts == .max ? "\(job.attempts)" : "\(job.attempts)/\(job.maxAttempts)"
    }

    /// One fact for each line, then the attempts that failed.
    var text: String {
        var text = facts.map { key, value in
            key + String(repeating: " ", count: max(1, 10 - key.count)) + TerminalText.line(value) + "\n"
        }.joined()
        for failure in record.envelope.failures {
            text += "\nattempt \(failure.attempt), \(Self.text(failure.at)) UTC \(TerminalText.line(failure.type))\n"
            text += "  \(TerminalText.lines(failure.message))\n"
            for cause in failure.causes { text += "  because: \(TerminalText.lines(cause))\n" }
        }
        return text
    }

    private var facts: [(String, String)] {
        let job = record.envelope
        var facts = [
            ("id", "\(job.id)"), ("name", job.name), ("queue", job.queue.rawValue), ("state", record.state.rawValue),
            ("priority", "\(job.priority.rawValue)"), ("attempts", Self.attempts(job)), ("crashes", "\(job.crashes)"),
            ("pushed", Self.text(job.createdAt) + " UTC"), ("due", Self.text(job.availableAt) + " UTC"),
        ]
        func add(_ key: String, _ value: String?) { if let value { facts.append((key, value)) } }
        add("started", record.startedAt.map { Self.text($0) + " UTC" })
        add("ended", record.finishedAt.map { Self.text($0) + " UTC" })
        add("worker", record.workerID)
        add("stopping", record.isCancelRequested ? "somebody asked it to stop" : nil)
        add("request", job.requestID)
        add("batch", job.batchID.map { "\($0)" })
        add("tags", job.headers.tags.isEmpty ? nil : job.headers.tags.joined(separator: ", "))
        add("payload", payload)
        return facts
    }
}
