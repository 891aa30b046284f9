#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobEnvelope {
    /// What is pushed in the step that records this job as done: the next link of its chain, which carries the rest.
    ///
    /// The link is due at once unless it was given a delay, which counts from here.
    func successors(at now: Date) -> [JobDraft] {
        guard var next = headers.chain.first else { return [] }
        let delay = max(0, next.availableAt.timeIntervalSince(next.createdAt))
        next.createdAt = now
        next.availableAt = now.addingTimeInterval(delay)
        next.headers.chain = Array(headers.chain.dropFirst())
        return [next]
    }
}
