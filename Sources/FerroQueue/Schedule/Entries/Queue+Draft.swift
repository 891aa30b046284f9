#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Queue {
    /// The draft of a job that the schedule pushes.
    func draft<J: Job>(of job: J, now: Date) throws -> JobDraft {
        JobDraft(
            name: J.name, queue: configuration.resolve(J.queue),
            payload: try JobCoder.encode(job, limit: configuration.payloadLimit), maxAttempts: J.retry.attempts,
            priority: J.priority, createdAt: now, availableAt: now, headers: JobHeaders(tags: job.tags))
    }
}
