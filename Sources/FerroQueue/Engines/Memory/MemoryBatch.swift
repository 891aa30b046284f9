/// A batch of a ``MemoryStore``.
struct MemoryBatch: Sendable {
    /// What others see of it.
    var batch: Batch
    /// What is pushed when it ends, and whether a failure cancels it.
    let draft: BatchDraft
    /// Its jobs that have not ended.
    var open: Set<JobID> = []
    /// How many of its jobs were cancelled or forgotten.
    var dropped = 0
    /// Whether the first failure, the success, and the end were told.
    var hasToldFailure = false
    var hasToldSuccess = false
    var hasToldEnd = false

    init(_ batch: Batch, _ draft: BatchDraft) {
        self.batch = batch
        self.draft = draft
    }

    /// Whether every job is done.
    var isSuccess: Bool { batch.pending == 0 && batch.failed == 0 && dropped == 0 && batch.cancelledAt == nil }
}
