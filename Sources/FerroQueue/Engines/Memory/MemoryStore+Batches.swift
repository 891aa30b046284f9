import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MemoryStore {
    /// Stores a batch and its jobs under an id that was reserved for it.
    mutating func create(_ draft: BatchDraft, jobs: [JobDraft], id: BatchID, at now: Date) {
        let batch = Batch(id: id, name: draft.name, total: 0, pending: 0, createdAt: now)
        batches[id] = MemoryBatch(batch, draft)
        pushAll(jobs, to: id)
        endIfOver(id, at: now)
    }

    /// Adds jobs to a batch that is open.
    mutating func add(_ jobs: [JobDraft], to id: BatchID) -> Bool {
        guard let batch = batches[id]?.batch, batch.finishedAt == nil, batch.cancelledAt == nil else { return false }
        pushAll(jobs, to: id)
        return true
    }

    private mutating func pushAll(_ jobs: [JobDraft], to id: BatchID) {
        for var job in jobs {
            job.batchID = id
            push(job)
        }
    }

    /// Counts a job that was stored, or waits again after it had failed.
    mutating func count(_ job: JobID, into id: BatchID, after state: JobInfo.State? = nil) {
        switch state {
        case nil: batches[id]?.batch.total += 1
        case .failed?: batches[id]?.batch.failed -= 1
        default: batches[id]?.dropped -= 1
        }
        batches[id]?.open.insert(job)
        batches[id]?.batch.pending += 1
        batches[id]?.batch.finishedAt = nil
    }

    /// Counts a job that has ended, and does what the batch wanted done then.
    mutating func count(_ job: JobID, outOf id: BatchID, as state: JobInfo.State, at now: Date) {
        guard batches[id]?.open.remove(job) != nil else { return }
        batches[id]?.batch.pending -= 1
        switch state {
        case .done: break
        case .failed:
            batches[id]?.batch.failed += 1
            tellFailure(id, at: now)
        default: batches[id]?.dropped += 1
        }
        endIfOver(id, at: now)
    }

    /// Tells a batch's first failure, and cancels a batch that does not allow it.
    private mutating func tellFailure(_ id: BatchID, at now: Date) {
        guard let batch = batches[id] else { return }
        if !batch.hasToldFailure {
            batches[id]?.hasToldFailure = true
            pushCallbacks(batch.draft.onFailure, at: now)
        }
        if !batch.draft.allowsFailures { _ = cancel(id, at: now) }
    }

    /// Cancels a batch; false when it has ended or was cancelled.
    mutating func cancel(_ id: BatchID, at now: Date) -> Bool {
        guard let batch = batches[id], batch.batch.finishedAt == nil, batch.batch.cancelledAt == nil else {
            return false
        }
        batches[id]?.batch.cancelledAt = now
        for job in batch.open.sorted() { _ = cancel(job, at: now) }
        return true
    }

    private mutating func endIfOver(_ id: BatchID, at now: Date) {
        guard let batch = batches[id], batch.batch.pending == 0, batch.batch.finishedAt == nil else { return }
        batches[id]?.batch.finishedAt = now
        if batch.isSuccess, !batch.hasToldSuccess {
            batches[id]?.hasToldSuccess = true
            pushCallbacks(batch.draft.onSuccess, at: now)
        }
        if !batch.hasToldEnd {
            batches[id]?.hasToldEnd = true
            pushCallbacks(batch.draft.onEnd, at: now)
        }
    }

    private mutating func pushCallbacks(_ drafts: [JobDraft], at now: Date) {
        for draft in drafts { push(draft.pushed(at: now)) }
    }

    /// Removes batches that ended before a date.
    mutating func pruneBatches(endedBefore date: Date) -> Int {
        let old = batches.values.filter { batch in batch.batch.finishedAt.map { $0 < date } ?? false }
        for batch in old { batches[batch.batch.id] = nil }
        return old.count
    }
}
