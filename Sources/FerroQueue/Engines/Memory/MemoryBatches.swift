import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The batches of a ``MemoryEngine``.
struct MemoryBatches: BatchStore {
    let engine: MemoryEngine

    func create(_ batch: BatchDraft, jobs: [JobDraft], now: Date, on database: Database?) async throws -> BatchID {
        let id = BatchID(try engine.change { $0.reserve() })
        guard let database, database.isInTransaction else {
            try engine.change { $0.create(batch, jobs: jobs, id: id, at: now) }
            return id
        }
        await database.afterCommit { [engine] in
            try? engine.change { $0.create(batch, jobs: jobs, id: id, at: now) }
        }
        return id
    }

    func add(_ jobs: [JobDraft], to id: BatchID, now: Date) async throws -> Bool {
        try engine.change { $0.add(jobs, to: id) }
    }

    func find(_ id: BatchID) async throws -> Batch? { try engine.change { $0.batches[id]?.batch } }

    func cancel(_ id: BatchID, now: Date) async throws -> Bool { try engine.change { $0.cancel(id, at: now) } }

    func prune(endedBefore date: Date) async throws -> Int {
        try engine.change { $0.pruneBatches(endedBefore: date) }
    }
}
