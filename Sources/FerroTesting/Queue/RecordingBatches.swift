import FerroQueue
import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The batches of a ``RecordingEngine``.
struct RecordingBatches: BatchStore {
    let batches: any BatchStore
    let recorder: RecordingEngine

    func create(_ batch: BatchDraft, jobs: [JobDraft], now: Date, on database: Database?) async throws -> BatchID {
        let id = try await batches.create(batch, jobs: jobs, now: now, on: database)
        await recorder.note(jobs, on: database)
        return id
    }

    func add(_ jobs: [JobDraft], to id: BatchID, now: Date) async throws -> Bool {
        guard try await batches.add(jobs, to: id, now: now) else { return false }
        await recorder.note(jobs, on: nil)
        return true
    }

    func find(_ id: BatchID) async throws -> Batch? { try await batches.find(id) }

    func cancel(_ id: BatchID, now: Date) async throws -> Bool { try await batches.cancel(id, now: now) }

    func prune(endedBefore date: Date) async throws -> Int { try await batches.prune(endedBefore: date) }
}
