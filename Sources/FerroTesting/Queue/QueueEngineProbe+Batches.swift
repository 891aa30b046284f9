import FerroQueue
import FerroSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension QueueEngineProbe {
    var batches: any BatchStore { engine.stores.batches }

    /// A batch of so many jobs called `part`, with one job for each of its callbacks, called after it.
    func batch(
        _ count: Int, allowsFailures: Bool = false, at seconds: Double = 0
    ) async throws -> BatchID {
        let batch = BatchDraft(
            name: "import", onSuccess: [draft("success", queue: "callbacks", at: seconds)],
            onFailure: [draft("failure", queue: "callbacks", at: seconds)],
            onEnd: [draft("end", queue: "callbacks", at: seconds)], allowsFailures: allowsFailures)
        let jobs = (0..<count).map { _ in draft("part", at: seconds) }
        return try await batches.create(batch, jobs: jobs, now: date(seconds), on: nil)
    }

    func batch(_ id: BatchID) async throws -> Batch {
        try #require(try await batches.find(id), "the batch \(id) is gone")
    }

    /// Which callbacks were pushed since the last look.
    func callbacks(at seconds: Double = 25) async throws -> [String] {
        try await names(queues: ["callbacks"], at: seconds)
    }

    /// Total, pending and failed.
    func counts(_ id: BatchID) async throws -> [Int] {
        let batch = try await batch(id)
        return [batch.total, batch.pending, batch.failed]
    }
}
