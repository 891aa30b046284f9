#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The columns that hold JSON.
extension JobsTable {
    /// A value as JSON text.
    static func json(_ value: some Encodable, _ what: @autoclosure () -> String) throws(QueueError) -> String {
        do {
            return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        } catch {
            throw QueueError(.encoding, "\(what()) cannot be written as JSON", cause: error)
        }
    }

    /// The headers of a row; most have none.
    static func headers(_ text: String?) throws(QueueError) -> JobHeaders {
        guard let text else { return JobHeaders() }
        do {
            return try JSONDecoder().decode(JobHeaders.self, from: Data(text.utf8))
        } catch {
            throw QueueError(.storage, "the column headers of a job holds no JSON of headers", cause: error)
        }
    }

    /// The failed attempts of a row; a text that is no JSON counts as the message of one.
    static func failures(_ text: String?, of envelope: JobEnvelope) -> [JobFailure] {
        guard let text, !text.isEmpty else { return [] }
        if let failures = try? JSONDecoder().decode([JobFailure].self, from: Data(text.utf8)) { return failures }
        return [bounded(JobFailure(attempt: envelope.attempts, at: envelope.availableAt, message: text))]
    }

    /// A job's failed attempts with one more: the last 10, each of a few kilobytes.
    static func failures(of envelope: JobEnvelope, and failure: JobFailure) throws(QueueError) -> String {
        let failures = (envelope.failures + [bounded(failure)]).suffix(10)
        return try json(Array(failures), "the failures of the job \(envelope.name)")
    }

    private static func bounded(_ failure: JobFailure) -> JobFailure {
        var failure = failure
        failure.message = cut(failure.message, to: 8192)
        failure.type = cut(failure.type, to: 255)
        failure.causes = failure.causes.prefix(8).map { cut($0, to: 2048) }
        return failure
    }

    /// The beginning of a text, whole scalars.
    static func cut(_ text: String, to bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        // A scalar takes at most four bytes.
        return (0...3).lazy.compactMap { String(text.utf8.prefix(bytes - $0)) }.first ?? ""
    }

    /// What is pushed when a batch ends.
    static func drafts(_ text: String?) throws(QueueError) -> [JobDraft] {
        guard let text else { return [] }
        do {
            return try JSONDecoder().decode([JobDraft].self, from: Data(text.utf8))
        } catch {
            throw QueueError(.storage, "a batch holds no JSON of the jobs that follow it", cause: error)
        }
    }
}
