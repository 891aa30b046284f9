import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MemoryStore {
    /// Stores jobs, or puts off those that hold their keys.
    mutating func push(_ drafts: [JobDraft]) -> [JobReceipt] { drafts.map { push($0) } }

    /// Stores a job under the next id, or under one that was reserved for it.
    @discardableResult
    mutating func push(_ draft: JobDraft, id: JobID? = nil) -> JobReceipt {
        if let uniqueness = draft.uniqueness,
            let holder = keys.holder(of: uniqueness.key, at: draft.createdAt)
        {
            if uniqueness.putOffUntil != nil { putOff(holder, for: draft) }
            return JobReceipt(id: holder, isNew: false)
        }
        let id = id ?? JobID(reserve())
        if let uniqueness = draft.uniqueness { keys.give(uniqueness, to: id, at: draft.createdAt) }
        let isDue = draft.availableAt <= draft.createdAt
        add(MemoryRecord(JobEnvelope(id: id, draft: draft), isDue ? .due : .delayed))
        if let batch = draft.batchID { count(id, into: batch) }
        tell(.work)
        return JobReceipt(id: id)
    }

    /// A debounced job that waits takes the place of a later one: its payload, its headers and, up to a limit, its time.
    private mutating func putOff(_ id: JobID, for draft: JobDraft) {
        guard let record = records[id], record.isWaiting, let limit = record.envelope.uniqueness?.putOffUntil
        else { return }
        change(id) { record in
            record.envelope.payload = draft.payload
            record.envelope.headers = draft.headers
            record.envelope.availableAt = min(draft.availableAt, limit)
            record.status = record.envelope.availableAt <= draft.createdAt ? .due : .delayed
        }
        tell(.work)
    }
}
