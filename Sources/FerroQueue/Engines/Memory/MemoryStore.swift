import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The jobs of a ``MemoryEngine``, as a value without clock or lock.
///
/// Every job is in the few ordered lists of its queue that its status names, so that what is looked for is always at
/// the beginning of a list.
struct MemoryStore: Sendable {
    /// For how long jobs are kept that are done or cancelled.
    let retention: Duration
    private(set) var records: [JobID: MemoryRecord] = [:]
    private(set) var lines: [QueueName: MemoryLine] = [:]
    var keys = MemoryKeys()
    var batches: [BatchID: MemoryBatch] = [:]
    var paused: Set<QueueName> = []
    /// What is to be said to those who listen.
    private var news: Set<QueueWakeup> = []
    private var lastID: Int64 = 0

    init(retention: Duration = .zero) { self.retention = retention }

    /// The next number for a job or a batch; it is used up even if nothing is stored under it.
    mutating func reserve() -> Int64 {
        lastID += 1
        return lastID
    }

    /// How many comparisons finding jobs took so far.
    var comparisons: Int { lines.values.reduce(0) { $0 &+ $1.comparisons } }

    /// Notes something for those who listen.
    mutating func tell(_ wakeup: QueueWakeup) { news.insert(wakeup) }

    /// What is to be said since the last time.
    mutating func takeNews() -> Set<QueueWakeup> {
        defer { news = [] }
        return news
    }

    /// Stores a job that was not there.
    mutating func add(_ record: MemoryRecord) {
        records[record.envelope.id] = record
        lines[record.envelope.queue, default: MemoryLine()].insert(record)
    }

    /// Changes a job and its places.
    mutating func change(_ id: JobID, _ body: (inout MemoryRecord) -> Void) {
        guard var record = records[id] else { return }
        let queue = record.envelope.queue
        lines[queue, default: MemoryLine()].remove(record)
        body(&record)
        lines[queue, default: MemoryLine()].insert(record)
        records[id] = record
    }

    /// Removes a job for good.
    mutating func drop(_ id: JobID) {
        guard let record = records.removeValue(forKey: id) else { return }
        let queue = record.envelope.queue
        lines[queue]?.remove(record)
        if lines[queue]?.isEmpty == true { lines[queue] = nil }
    }

    /// Moves what became due, and what is no longer held, to where it can be claimed.
    ///
    /// Each job is moved once for each time it becomes due, so this costs no more than pushing it did.
    mutating func settle(_ queue: QueueName, at now: Date) {
        while let moment = lines[queue]?.delayed.first, moment.date <= now {
            change(moment.id) { $0.status = .due }
        }
        while let moment = lines[queue]?.leases.first, moment.date <= now {
            change(moment.id) { $0.status = .expired(until: moment.date) }
        }
    }
}
