/// One entry in the app's list of who listens to what.
///
/// ```swift
/// var listeners: [EventListener] {
///     [
///         .on(PostPublished.self, IndexPublished()),
///         .on(PostPublished.self, MailFollowers()),                        // queued
///         .on(PostPublished.self, CheckQuota(), priority: 10),             // before the others
///         .on(UserDeleted.self) { event, c in try await c.cache.forget(.user(event.id)) },
///     ]
/// }
/// ```
///
/// The compiler checks that a listener is one of that event. Those of higher priority run first, those of one priority in
/// the order of the list.
public struct EventListener<Context: Sendable, JobContext: Sendable>: Sendable {
    enum Kind: Sendable {
        case direct(@Sendable (any Event, Context) async throws -> Void)
        case queued(QueuedEntry)
    }

    /// What is known of a queued listener.
    struct QueuedEntry: Sendable {
        let name: String
        let owner: String
        let job: any Job<JobContext>.Type
        /// The job for an event, nil when it wants none.
        let draft: @Sendable (any Event, DraftMaker) throws(QueueError) -> JobDraft?
    }

    let subject: ObjectIdentifier
    let priority: Int
    let kind: Kind

    /// Runs a listener in the task that dispatches the event.
    public static func on<L: Listener<Context>>(
        _ event: L.Subject.Type, _ listener: L, priority: Int = 0
    ) -> EventListener {
        on(event, priority: priority) { event, context in try await listener.handle(event, context) }
    }

    /// Runs a closure in the task that dispatches the event.
    public static func on<E: Event>(
        _ event: E.Type, priority: Int = 0, _ body: @escaping @Sendable (E, Context) async throws -> Void
    ) -> EventListener {
        EventListener(
            subject: ObjectIdentifier(event), priority: priority,
            kind: .direct { event, context in
                guard let event = event as? E else { return }
                try await body(event, context)
            })
    }

    /// Stores a job for a listener whenever the event is dispatched.
    public static func on<L: QueuedListener<JobContext>>(
        _ event: L.Subject.Type, _ listener: L, priority: Int = 0
    ) -> EventListener {
        let entry = QueuedEntry(name: L.name, owner: "\(L.self)", job: ListenerJob<L>.self) {
            (event, maker) throws(QueueError) in
            guard let event = event as? L.Subject, listener.wants(event) else { return nil }
            return try maker.draft(ListenerJob<L>(event), PushOptions(time: .after(listener.delay(event))))
        }
        return EventListener(subject: ObjectIdentifier(event), priority: priority, kind: .queued(entry))
    }
}
