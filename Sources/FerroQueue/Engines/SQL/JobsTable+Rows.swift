import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobsTable {
    /// Reads a job; throws `.storage` when a column does not hold what it should.
    static func envelope(_ row: SQLRow) throws(QueueError) -> JobEnvelope {
        try read {
            let maxRetries: Int = try row.decode("max_retries")
            let draft = JobDraft(
                name: try row.decode("job_type"), queue: QueueName(try row.decode("queue")),
                payload: Array(try row.decode("payload", as: String.self).utf8),
                maxAttempts: max(0, min(maxRetries, Int.max - 1)) + 1, createdAt: try row.decode("created_at"),
                availableAt: try row.decode("available_at"), requestID: try row.decode("request_id"))
            return JobEnvelope(id: JobID(try row.decode("id")), draft: draft, attempts: try row.decode("attempts"))
        }
    }

    static func hold(_ row: SQLRow) throws(QueueError) -> Hold {
        try read { Hold(id: JobID(try row.decode("id")), token: try row.decode("token")) }
    }

    static func claim(_ row: SQLRow) throws(QueueError) -> Claim {
        Claim(envelope: try envelope(row), token: try hold(row).token)
    }

    static func failure(_ row: SQLRow) throws(QueueError) -> FailedJob {
        let job = JobInfo(try envelope(row), state: .failed)
        return try read {
            let error: String? = try row.decode("error")
            return FailedJob(job: job, error: error ?? "", failedAt: try row.decode("finished_at"))
        }
    }

    static func read<Value>(_ body: () throws -> Value) throws(QueueError) -> Value {
        do {
            return try body()
        } catch {
            throw QueueError(
                .storage, "a row of the jobs table cannot be read: \(error). Compare the table with JobsTable.columns",
                cause: error)
        }
    }
}
