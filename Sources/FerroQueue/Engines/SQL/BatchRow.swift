import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A batch as it is stored, with what is still to be pushed for it.
struct BatchRow: Sendable, Equatable {
    var batch: Batch
    var cancelled: Int
    let allowsFailures: Bool
    /// JSON of the jobs that follow; nil once they were pushed.
    var onSuccess: String?
    var onFailure: String?
    var onEnd: String?

    /// Reads the columns in the order of ``BatchesTable``.
    init(_ row: SQLRow) throws {
        batch = Batch(
            id: BatchID(try row.decode(at: 0)), name: try row.decode(at: 1), total: try row.decode(at: 2),
            pending: try row.decode(at: 3), failed: try row.decode(at: 4), createdAt: try row.decode(at: 10),
            cancelledAt: try row.decode(at: 11), finishedAt: try row.decode(at: 12))
        cancelled = try row.decode(at: 5)
        allowsFailures = try row.decode(at: 6)
        onSuccess = try row.decode(at: 7)
        onFailure = try row.decode(at: 8)
        onEnd = try row.decode(at: 9)
    }

    /// Whether a failure cancels it now.
    var isCancelledByFailure: Bool { !allowsFailures && batch.failed > 0 && batch.cancelledAt == nil }

    /// What is pushed at its first failure, once.
    mutating func takeFailure() -> [String] {
        guard batch.failed > 0, let text = onFailure else { return [] }
        onFailure = nil
        return [text]
    }

    /// Ends it when nothing is pending; answers what is pushed then, each once.
    mutating func takeEnd(at date: Date) -> [String] {
        guard batch.pending <= 0, batch.finishedAt == nil else { return [] }
        batch.finishedAt = date
        var texts: [String] = []
        if batch.failed == 0, cancelled == 0, let text = onSuccess {
            texts.append(text)
            onSuccess = nil
        }
        if let text = onEnd {
            texts.append(text)
            onEnd = nil
        }
        return texts
    }

    /// Notes that jobs that waited were cancelled.
    mutating func cancel(_ count: Int, at date: Date) {
        batch.cancelledAt = batch.cancelledAt ?? date
        batch.pending = max(0, batch.pending - count)
        cancelled += count
    }
}
