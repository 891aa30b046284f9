#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Queue {
    /// The draft of a job that the schedule pushes: as if it were pushed at a moment of the schedule's clock.
    func draft<J: Job>(of job: J, now: Date) throws -> JobDraft {
        let maker = drafting
        return try DraftMaker(
            configuration: maker.configuration, sealer: maker.sealer, requestID: maker.requestID,
            traceparent: maker.traceparent, now: now
        ).draft(job, PushOptions())
    }
}
