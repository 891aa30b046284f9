public import FerroSQL
public import FerroSupport

extension Queue {
    /// Stores jobs that are counted together; one round trip.
    ///
    /// ```swift
    /// let id = try await c.queue.batch("import", rows.map(ImportRow.init)) { $0.then(Summarize()) }
    /// let progress = try await c.queue.batch(id)?.progress
    /// ```
    ///
    /// What the plan says is pushed in the very step that records the job it waits for, once. In a transaction the
    /// batch exists if and only if that commits, as with a single job. A job whose key is held is no part of it.
    ///
    /// - Throws: `.invalid` for a name of more than 255 bytes, or more than 10 000 jobs (add more with
    ///   ``add(_:to:)``); `.unsupported` from an engine without batches; everything else is as for one job.
    @discardableResult
    public func batch(
        _ name: String, _ jobs: [any Job], on database: Database? = nil,
        _ plan: (inout BatchPlan) throws -> Void = { _ in }
    ) async throws -> BatchID {
        guard name.utf8.count <= PushLimits.nameBytes else {
            throw QueueError(.invalid, "the name of a batch takes \(name.utf8.count) bytes: it may take 255")
        }
        var callbacks = BatchPlan()
        try plan(&callbacks)
        let drafting = drafting
        let batch = BatchDraft(
            name: name, onSuccess: try drafting.drafts(callbacks.onSuccess, PushOptions()),
            onFailure: try drafting.drafts(callbacks.onFailure, PushOptions()),
            onEnd: try drafting.drafts(callbacks.onEnd, PushOptions()), allowsFailures: callbacks.allowsFailures)
        return try await engine.stores.batches.create(
            batch, jobs: try drafting.drafts(jobs, PushOptions()), now: drafting.now, on: database ?? Database.current)
    }

    /// How a batch is doing; nil when there is none of that id.
    public func batch(_ id: BatchID) async throws -> Batch? { try await engine.stores.batches.find(id) }

    /// Adds jobs to a batch; answers false, and stores nothing, when it has ended or was cancelled.
    ///
    /// A job of the batch may do this while it runs: the batch cannot end meanwhile.
    @discardableResult
    public func add(_ jobs: [any Job], to id: BatchID) async throws -> Bool {
        let drafting = drafting
        return try await engine.stores.batches.add(
            try drafting.drafts(jobs, PushOptions()), to: id, now: drafting.now)
    }

    /// Cancels a batch: jobs that wait do not run, running ones are asked to stop.
    ///
    /// Answers false when it has ended or was cancelled already.
    @discardableResult
    public func cancelBatch(_ id: BatchID) async throws -> Bool {
        try await engine.stores.batches.cancel(id, now: now())
    }
}
