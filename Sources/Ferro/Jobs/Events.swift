public import FerroQueue

/// The app's events, as its requests, jobs and commands dispatch them.
public typealias Events = FerroQueue.Events<EventContext, JobContext>
/// One entry in an app's list of who listens to what.
public typealias EventListener = FerroQueue.EventListener<EventContext, JobContext>

/// Does something about an event in the task that dispatched it.
///
/// ```swift
/// struct ForgetBoard: Listener {
///     func handle(_ event: BoardChanged, _ c: EventContext) async throws { try await c.cache.flush(tags: .board) }
/// }
/// ```
public protocol Listener: FerroQueue.Listener where Context == EventContext {}

/// Does something about an event later, in a worker: a job of its own, stored with the transaction.
///
/// ```swift
/// struct MailFollowers: QueuedListener {
///     func handle(_ event: PostPublished, _ c: JobContext) async throws { … }
/// }
/// ```
public protocol QueuedListener: FerroQueue.QueuedListener where Context == JobContext {}

extension Runtime {
    /// The events of one request, job or command.
    func events(requestID: String?, traceparent: String?) -> Events {
        let context = EventContext(runtime: self, requestID: requestID, traceparent: traceparent)
        return Events(
            eventBus, queue: context.queue, context: context, logger: context.logger,
            inside: { context, database in context.inside(database) })
    }
}
