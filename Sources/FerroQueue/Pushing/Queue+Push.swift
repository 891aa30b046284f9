public import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Queue {
    /// Stores a job to run once `delay` has passed; one round trip.
    ///
    /// ```swift
    /// try await c.queue.push(SendDigest(userID: user.id), after: .minutes(10), unique: .for(.hours(1)))
    /// try await c.queue.push(Reindex(postID: post.id), debounce: .for(.seconds(30), atMost: .minutes(5)))
    /// ```
    ///
    /// With `on:` an open transaction of the app's database, the job exists if and only if the transaction commits:
    /// the database engine writes its row in that very transaction, the others push after the commit. Without `on:`
    /// a push in a transaction's closure does the same, on the innermost transaction of the task.
    ///
    /// - Parameters:
    ///   - delay: how long it waits at least; a negative one is none.
    ///   - unique: for how long it is the only one of its key, instead of what the job says.
    ///   - debounce: lets it wait until nothing was pushed under its key for a while; not together with `unique`.
    ///   - priority: which jobs of its queue it comes before, instead of what its type says.
    ///   - tags: words to find it by, beside its own; 16 in all, of at most 64 bytes.
    ///   - queue: where it waits, instead of where its type says.
    /// - Throws: `.encoding`, `.payloadTooLarge`, `.sealing` and `.invalid`, and what the engine throws; the sync
    ///   connection throws what the job throws, because it runs it here.
    @discardableResult
    public func push<J: Job>(
        _ job: J, after delay: Duration = .zero, unique: Unique? = nil, debounce: Debounce? = nil,
        priority: JobPriority? = nil, tags: [String] = [], queue: QueueName? = nil, on database: Database? = nil
    ) async throws -> JobReceipt {
        let options = PushOptions(
            time: .after(delay), unique: unique, debounce: debounce, priority: priority, tags: tags, queue: queue)
        return try await store(try drafting.draft(job, options), on: database)
    }

    /// Stores a job to run at a date, or at once when that has passed; one round trip.
    ///
    /// Everything else is as in ``push(_:after:unique:debounce:priority:tags:queue:on:)``.
    @discardableResult
    public func push<J: Job>(
        _ job: J, at date: Date, unique: Unique? = nil, debounce: Debounce? = nil, priority: JobPriority? = nil,
        tags: [String] = [], queue: QueueName? = nil, on database: Database? = nil
    ) async throws -> JobReceipt {
        let options = PushOptions(
            time: .at(date), unique: unique, debounce: debounce, priority: priority, tags: tags, queue: queue)
        return try await store(try drafting.draft(job, options), on: database)
    }

    func store(_ draft: JobDraft, on database: Database?) async throws -> JobReceipt {
        let receipts = try await engine.push([draft], on: database ?? Database.current)
        return receipts.first ?? JobReceipt(id: JobID(0))
    }
}
