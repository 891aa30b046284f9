import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs the jobs of a batch one after the other, then what is to be done at its end.
struct InlineBatchStore: BatchStore {
    let engine: InlineEngine
    let batches: InlineBatches

    /// Runs the batch; throws the error of a job that a batch without `allowsFailures` ended by.
    func create(_ draft: BatchDraft, jobs: [JobDraft], now: Date, on database: Database?) async throws -> BatchID {
        let id = BatchID(engine.reserve())
        batches.insert(Batch(id: id, name: draft.name, total: jobs.count, pending: jobs.count, createdAt: now))
        try await engine.afterCommit(of: database) { [self] in
            let error = await run(draft, jobs, id, now)
            try await end(draft, id, now)
            if let error, !draft.allowsFailures { throw error }
        }
        return id
    }

    /// Runs the jobs, and those they add, until one fails or the batch is cancelled; answers the first error.
    private func run(_ draft: BatchDraft, _ jobs: [JobDraft], _ id: BatchID, _ now: Date) async -> (any Error)? {
        var first: (any Error)?
        var waiting = Array(jobs.reversed())
        while let job = waiting.popLast() ?? batches.takeAdded(id) {
            guard batches.find(id)?.cancelledAt == nil else { break }
            do {
                try await runPart(job, of: id)
                count(id) { _ in }
            } catch {
                count(id) { $0.failed += 1 }
                if first == nil { try? await runAll(draft.onFailure) }
                first = first ?? error
                if !draft.allowsFailures { count(id, ended: 0) { $0.cancelledAt = now } }
            }
        }
        return first
    }

    private func runPart(_ job: JobDraft, of id: BatchID) async throws {
        var job = job
        job.batchID = id
        try await engine.run(JobEnvelope(id: JobID(engine.reserve()), draft: job, attempts: 1))
    }

    private func end(_ draft: BatchDraft, _ id: BatchID, _ now: Date) async throws {
        count(id, ended: 0) { batch in
            batch.pending = 0
            batch.finishedAt = now
        }
        let batch = batches.find(id)
        if batch?.failed == 0, batch?.cancelledAt == nil { try await runAll(draft.onSuccess) }
        try await runAll(draft.onEnd)
    }

    private func runAll(_ drafts: [JobDraft]) async throws { _ = try await engine.push(drafts, on: nil) }

    private func count(_ id: BatchID, ended: Int = 1, _ body: (inout Batch) -> Void) {
        _ = batches.change(id) { entry in
            entry.batch.pending -= ended
            body(&entry.batch)
        }
    }

    /// Lets the running batch run more jobs, after its own.
    func add(_ jobs: [JobDraft], to id: BatchID, now: Date) async throws -> Bool {
        batches.change(id) { entry in
            guard entry.batch.finishedAt == nil, entry.batch.cancelledAt == nil else { return false }
            entry.added += jobs
            entry.batch.total += jobs.count
            entry.batch.pending += jobs.count
            return true
        } ?? false
    }

    func find(_ id: BatchID) async throws -> Batch? { batches.find(id) }

    func cancel(_ id: BatchID, now: Date) async throws -> Bool {
        batches.change(id) { entry in
            guard entry.batch.finishedAt == nil, entry.batch.cancelledAt == nil else { return false }
            entry.batch.cancelledAt = now
            return true
        } ?? false
    }

    func prune(endedBefore date: Date) async throws -> Int {
        batches.prune { batch in batch.finishedAt.map { $0 < date } ?? false }
    }
}
