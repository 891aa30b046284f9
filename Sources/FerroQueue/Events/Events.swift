public import FerroSQL
public import Logging

/// When listeners run that are told of an event inside a transaction.
public enum EventTiming: Sendable, Hashable {
    /// After the commit; never when it is rolled back. What they throw is logged.
    case afterCommit
    /// At once, inside the transaction: what they throw is thrown by the dispatcher, so that they can veto.
    case now
}

/// The app's events: where what happened is told.
///
/// ```swift
/// try await c.db.transaction { db in
///     let post = try await Post.create(draft, on: db)
///     try await c.events.dispatch(PostPublished(postID: post.id), on: db)
/// }
/// ```
public struct Events<Context: Sendable, JobContext: Sendable>: Sendable {
    private let bus: EventBus<Context, JobContext>
    private let queue: Queue
    private let context: Context
    private let logger: Logger
    private let inside: @Sendable (Context, Database) -> Context

    /// The events of one request, command or job.
    ///
    /// - Parameters:
    ///   - bus: who listens to what.
    ///   - queue: where the jobs of queued listeners go.
    ///   - context: what the other listeners are given.
    ///   - logger: told of what listeners throw after a commit.
    ///   - inside: what listeners are given that run inside a transaction; by default the same.
    public init(
        _ bus: EventBus<Context, JobContext>, queue: Queue, context: Context, logger: Logger,
        inside: @escaping @Sendable (Context, Database) -> Context = { context, _ in context }
    ) {
        self.bus = bus
        self.queue = queue
        self.context = context
        self.logger = logger
        self.inside = inside
    }

    /// Tells everybody who listens to an event.
    ///
    /// 1. The jobs of queued listeners are pushed in one step. With `on:` an open transaction they exist if and only if
    ///    it commits, as with ``Queue``'s push; without `on:` it is the innermost transaction of the task.
    /// 2. The other listeners run in this task, one after the other: outside a transaction now, inside one as
    ///    `whenInTransaction` says. The first error ends the round.
    ///
    /// Inside the transaction a listener reaches it by `Database.current`. An event that nobody listens to costs nothing.
    ///
    /// - Throws: what the push throws; then nobody else was told. Then what a listener throws, unless it ran after the
    ///   commit; the jobs of queued listeners stay. `.eventLoop` when listeners dispatch events more than 32 deep.
    public func dispatch(
        _ event: some Event, on database: Database? = nil, whenInTransaction timing: EventTiming = .afterCommit
    ) async throws {
        let database = database ?? Database.current
        let depth = try EventDepth.next(for: event)
        let round = bus.round(of: event)
        if let round { try await push(event, round.queued, on: database) }
        guard round != nil || bus.tap != nil else { return }
        guard let database, database.isInTransaction else { return try await tell(event, round, context, depth) }
        switch timing {
        case .now: try await tell(event, round, inside(context, database), depth)
        case .afterCommit:
            await database.afterCommit { [self] in
                do {
                    try await tell(event, round, context, depth)
                } catch {
                    logger.error(
                        "A listener failed after the commit, and later ones did not run",
                        metadata: ["event": "\(type(of: event).name)", "error": "\(ErrorText.of(error))"])
                }
            }
        }
    }

    /// Whether anybody listens to an event.
    public func hasListeners<E: Event>(to event: E.Type) -> Bool { bus.hasListeners(to: event) }

    private func push(
        _ event: any Event, _ listeners: [EventBus<Context, JobContext>.Queued], on database: Database?
    ) async throws {
        var drafts: [JobDraft] = []
        for listener in listeners {
            if let draft = try listener.draft(event, queue.drafting) { drafts.append(draft) }
        }
        if !drafts.isEmpty { _ = try await queue.engine.push(drafts, on: database) }
    }

    private func tell(
        _ event: any Event, _ round: EventBus<Context, JobContext>.Round?, _ context: Context, _ depth: Int
    ) async throws {
        bus.tap?(event)
        guard let listeners = round?.direct, !listeners.isEmpty else { return }
        try await EventDepth.$current.withValue(depth) {
            do {
                for listener in listeners { try await listener(event, context) }
            } catch is StopPropagation {}
        }
    }
}
