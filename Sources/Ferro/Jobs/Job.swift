public import FerroQueue
public import FerroSQL
public import Logging

/// Work that is done later by the worker.
///
/// ```swift
/// struct RankLink: Job {
///     static let name = "rank_link"
///     let linkID: Link.ID
///     func run(_ c: JobContext) async throws {
///         let link = try await Link.find(linkID, on: c.db)
///         try await link.update(on: c.db) { $0.score = Ranking.score(of: link) }
///     }
/// }
/// try await c.queue.push(RankLink(linkID: link.id), on: db)
/// ```
///
/// A job may run more than once (its worker can die after the work and before the record of it), so write `run` so that a
/// second run does no harm.
public protocol Job: FerroQueue.Job where Context == JobContext {}

/// What a job works with.
public struct JobContext: Sendable {
    let runtime: Runtime
    /// The job being run: its id, attempt and request id.
    public let job: JobEnvelope

    /// The database.
    public var db: Database { runtime.database }
    /// The queue; jobs pushed here carry on the request id of this one.
    public var queue: Queue { runtime.queue.tracing(requestID: job.requestID) }
    /// The app's own services.
    public var services: Services { runtime.services }
    /// The settings the worker started with.
    public var config: Config { runtime.config }
    /// A logger that adds the job's id and name to each line.
    public var logger: Logger {
        var logger = runtime.logger
        logger[metadataKey: "job"] = .string(job.name)
        logger[metadataKey: "job_id"] = .string(String(describing: job.id))
        if let requestID = job.requestID { logger[metadataKey: "request_id"] = .string(requestID) }
        return logger
    }
}
