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
        next.headers.chain = Array(headers.chain.dropFirst())
        return [next.pushed(at: now)]
    }
}

extension JobDraft {
    /// The same draft as if it were pushed now: a delay, and the time that it holds its key, count from now on.
    func pushed(at now: Date) -> JobDraft {
        let passed = now.timeIntervalSince(createdAt)
        var draft = self
        draft.createdAt = now
        draft.availableAt = availableAt.addingTimeInterval(passed)
        draft.uniqueness?.until = uniqueness?.until?.addingTimeInterval(passed)
        draft.uniqueness?.putOffUntil = uniqueness?.putOffUntil?.addingTimeInterval(passed)
        return draft
    }
}
