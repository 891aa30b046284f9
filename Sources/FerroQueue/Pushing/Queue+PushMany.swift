public import FerroSQL
import FerroSupport

extension Queue {
    /// Stores many jobs, all or none of them; one round trip.
    ///
    /// ```swift
    /// try await c.queue.push(contentsOf: users.map { SendDigest(userID: $0.id) })
    /// try await c.queue.push(contentsOf: [IndexPost(postID: id), Notify(userID: author)], after: .seconds(10))
    /// ```
    ///
    /// Each has the uniqueness that it says itself. The receipts come in the order of the jobs.
    ///
    /// - Throws: `.invalid` for more than 10 000 jobs; everything else is as for one.
    @discardableResult
    public func push(
        contentsOf jobs: [any Job], after delay: Duration = .zero, priority: JobPriority? = nil, tags: [String] = [],
        queue: QueueName? = nil, on database: Database? = nil
    ) async throws -> [JobReceipt] {
        let options = PushOptions(time: .after(delay), priority: priority, tags: tags, queue: queue)
        let drafts = try drafting.drafts(jobs, options)
        guard !drafts.isEmpty else { return [] }
        return try await engine.push(drafts, on: database ?? Database.current)
    }

    /// Stores many jobs of one type; see ``push(contentsOf:after:priority:tags:queue:on:)``.
    @discardableResult
    public func push<Jobs: Sequence>(
        contentsOf jobs: Jobs, after delay: Duration = .zero, priority: JobPriority? = nil, tags: [String] = [],
        queue: QueueName? = nil, on database: Database? = nil
    ) async throws -> [JobReceipt] where Jobs.Element: Job {
        try await push(
            contentsOf: jobs.map { $0 as any Job }, after: delay, priority: priority, tags: tags, queue: queue,
            on: database)
    }

    /// Stores jobs of which each runs once the one before it is done; one round trip.
    ///
    /// ```swift
    /// try await c.queue.chain([Fetch(url), Parse(url), Notify(user)])
    /// ```
    ///
    /// The next one is pushed in the very step that records the one before as done, so a chain neither breaks nor
    /// doubles. When a job fails for good, the rest is kept with it: retrying it goes on with the chain. A job whose
    /// key is held when its turn comes is left out, and the chain ends there.
    ///
    /// - Throws: `.invalid` for none or more than 64 jobs, `.payloadTooLarge` when all but the first together take more
    ///   than four times what one may; everything else is as for one.
    /// - Returns: the receipt of the first.
    @discardableResult
    public func chain(
        _ jobs: [any Job], after delay: Duration = .zero, priority: JobPriority? = nil, tags: [String] = [],
        queue: QueueName? = nil, on database: Database? = nil
    ) async throws -> JobReceipt {
        let options = PushOptions(time: .after(delay), priority: priority, tags: tags, queue: queue)
        guard let draft = try drafting.chain(jobs, options) else {
            throw QueueError(
                .invalid, "a chain without jobs was pushed: leave the call out when there is nothing to do")
        }
        return try await store(draft, on: database)
    }
}
