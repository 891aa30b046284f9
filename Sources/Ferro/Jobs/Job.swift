public import FerroQueue

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
