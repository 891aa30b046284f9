import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads a row's columns one after the other, without looking up their names.
struct JobRowReader {
    private let row: SQLRow
    private var position = 0

    init(_ row: SQLRow) { self.row = row }

    /// The next column; a failure names it.
    mutating func next<Value: SQLConvertible>(_ type: Value.Type = Value.self) throws(QueueError) -> Value {
        defer { position += 1 }
        do {
            return try row.decode(at: position)
        } catch {
            let names = row.columns.names
            let name = names.indices.contains(position) ? names[position] : "\(position)"
            throw QueueError(
                .storage, "the column \(name) of a job cannot be read: \(error.message). Was the row changed by hand?",
                cause: error)
        }
    }

    /// The columns of ``JobsTable/claimColumns``.
    mutating func claim() throws(QueueError) -> Claim {
        let id = JobID(try next())
        let token: Int64 = try next()
        var draft = JobDraft(
            name: "", queue: QueueName(try next()), payload: [], maxAttempts: 1, createdAt: .distantPast,
            availableAt: .distantPast)
        draft.name = try next()
        draft.payload = Array(try next(String.self).utf8)
        draft.priority = JobPriority(try next())
        let attempts: Int = try next()
        draft.maxAttempts = JobRowReader.attempts(try next())
        let crashes: Int = try next()
        draft.availableAt = try next()
        draft.createdAt = try next()
        draft.requestID = try next()
        draft.headers = try JobsTable.headers(try next())
        draft.batchID = (try next(Int64?.self)).map { BatchID($0) }
        let state: String? = try next()
        let failures: String? = try next()
        draft.uniqueness = try uniqueness()
        var envelope = JobEnvelope(id: id, draft: draft, attempts: max(0, attempts))
        envelope.crashes = max(0, crashes)
        envelope.state = state.map { Array($0.utf8) }
        envelope.failures = JobsTable.failures(failures, of: envelope)
        return Claim(envelope: envelope, token: token)
    }

    /// The columns of ``JobsTable/recordColumns``; nil for a state that no job has.
    mutating func record(at now: Date) throws(QueueError) -> JobRecord {
        let envelope = try claim().envelope
        let status: String = try next()
        guard let state = Self.state(status, isDue: envelope.availableAt <= now) else {
            throw QueueError(.storage, "the column status of a job holds a word that no state has")
        }
        let workerID: String? = try next()
        return JobRecord(
            envelope: envelope, state: state, workerID: state == .running ? workerID : nil, startedAt: try next(),
            finishedAt: try next(), isCancelRequested: (try next(Date?.self)) != nil && state == .running)
    }

    private mutating func uniqueness() throws(QueueError) -> JobUniqueness? {
        let key: String? = try next()
        let scope: String? = try next()
        let (until, putOffUntil): (Date?, Date?) = (try next(), try next())
        guard let key else { return nil }
        guard let scope = scope.flatMap(JobUniqueness.Scope.init) else {
            throw QueueError(.storage, "the column unique_scope of a job holds a word that no scope has")
        }
        return JobUniqueness(key: key, scope: scope, until: until, putOffUntil: putOffUntil)
    }

    private static func attempts(_ maxRetries: Int) -> Int {
        maxRetries >= StoredDraft.endless ? .max : max(0, maxRetries) + 1
    }

    private static func state(_ status: String, isDue: Bool) -> JobInfo.State? {
        switch status {
        case JobsTable.Status.pending, JobsTable.Status.delayed: isDue ? .pending : .delayed
        case JobsTable.Status.claimed: .running
        default: JobInfo.State(rawValue: status).flatMap { [.failed, .done, .cancelled].contains($0) ? $0 : nil }
        }
    }
}
