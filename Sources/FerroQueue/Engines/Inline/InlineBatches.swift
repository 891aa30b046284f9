import FerroSupport
import Synchronization

/// The batches that an ``InlineEngine`` runs or has run, for those who ask; the last hundred.
final class InlineBatches: Sendable {
    /// A batch, and what was added to it while it ran.
    struct Entry: Sendable {
        var batch: Batch
        var added: [JobDraft] = []
    }

    private static var limit: Int { 100 }

    private let entries = Mutex<[BatchID: Entry]>([:])

    /// Notes a new one, and forgets the oldest.
    func insert(_ batch: Batch) {
        entries.withLock { entries in
            entries[batch.id] = Entry(batch: batch)
            if entries.count > Self.limit, let oldest = entries.keys.min() { entries[oldest] = nil }
        }
    }

    func find(_ id: BatchID) -> Batch? { entries.withLock { $0[id]?.batch } }

    /// Changes one; answers nil when it is not there.
    func change<Value: Sendable>(_ id: BatchID, _ body: (inout Entry) -> Value) -> Value? {
        entries.withLock { entries in
            guard var entry = entries[id] else { return nil }
            defer { entries[id] = entry }
            return body(&entry)
        }
    }

    /// Takes the next job that was added while the batch ran.
    func takeAdded(_ id: BatchID) -> JobDraft? {
        change(id) { entry in entry.added.isEmpty ? nil : entry.added.removeFirst() } ?? nil
    }

    func prune(_ isOld: (Batch) -> Bool) -> Int {
        entries.withLock { entries in
            let old = entries.values.map(\.batch).filter(isOld)
            for batch in old { entries[batch.id] = nil }
            return old.count
        }
    }
}
