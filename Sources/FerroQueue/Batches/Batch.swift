public import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The key of a batch.
public typealias BatchID = Identifier<Batch>

/// Jobs that were pushed together and are counted together.
///
/// A job of the batch ends by being done, failed or cancelled, and is counted in the very step that records it, so each
/// is counted once. A failed one that is retried by hand counts as pending again.
public struct Batch: Sendable, Hashable {
    /// The key the engine gave it.
    public var id: BatchID
    /// What it is called in lists.
    public var name: String
    /// How many jobs it has, those added later included.
    public var total: Int
    /// How many of them have not ended.
    public var pending: Int
    /// How many of them failed.
    public var failed: Int
    /// When it was pushed.
    public var createdAt: Date
    /// When it was cancelled; its waiting jobs do not run then.
    public var cancelledAt: Date?
    /// When its last job ended.
    public var finishedAt: Date?

    /// A batch of given parts.
    public init(
        id: BatchID, name: String, total: Int, pending: Int, failed: Int = 0, createdAt: Date,
        cancelledAt: Date? = nil, finishedAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.total = total
        self.pending = pending
        self.failed = failed
        self.createdAt = createdAt
        self.cancelledAt = cancelledAt
        self.finishedAt = finishedAt
    }

    /// The part of its jobs that have ended, 0 to 1.
    public var progress: Double { total == 0 ? 1 : Double(total - pending) / Double(total) }
}
