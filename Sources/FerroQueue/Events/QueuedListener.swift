import FerroSupport

/// Does something about an event later, in a worker: a job of its own for each event.
///
/// ```swift
/// struct MailFollowers: QueuedListener {
///     static let queue: QueueName = "mail"
///     func handle(_ event: PostPublished, _ c: JobContext) async throws { … }
/// }
/// ```
///
/// The job is stored when the event is dispatched, in the very transaction; its payload is the event's JSON. It is a
/// job in every respect (``Job``): it runs at least once, so what it does must bear being done twice. A stored name that
/// no listener has any more is kept aside as a failed job. It is made anew for each run, so it keeps nothing.
public protocol QueuedListener<Context>: Sendable {
    /// What a run is given to work with.
    associatedtype Context: Sendable
    /// What it listens to.
    associatedtype Subject: Event & Codable

    /// The name that its jobs are found by; by default the type's name in snake case.
    ///
    /// Write the old name down here before a type is renamed, or jobs that are waiting will not find it.
    static var name: String { get }
    /// The queue its jobs wait in; ``QueueName/default`` unless told otherwise.
    static var queue: QueueName { get }
    /// How often a job is attempted; by default as a ``Job`` is.
    static var retry: Retry { get }
    /// How long one run may take; by default 60 seconds.
    static var timeout: Duration { get }
    /// Which jobs of its queue they come before; ``JobPriority/normal`` unless told otherwise.
    static var priority: JobPriority { get }
    /// Whether events are stored encrypted; false unless told otherwise. Needs `APP_KEY`.
    static var isEncrypted: Bool { get }

    /// Makes it for one run, or to be asked about an event.
    init()
    /// Whether there is something to do about an event: without it no job is stored; by default there always is.
    func wants(_ event: Subject) -> Bool
    /// How long its job waits at least; by default not at all.
    func delay(_ event: Subject) -> Duration
    /// Does something about an event; an error it throws makes the job wait and run again, as ``retry`` says.
    func handle(_ event: Subject, _ c: Context) async throws
    /// Called once when no attempt is left; by default it does nothing.
    func failed(_ error: any Error, _ event: Subject, _ c: Context) async
}

extension QueuedListener {
    /// The type's name in snake case: `MailFollowers` is `mail_followers`.
    public static var name: String { Inflection.snakeCase(String(describing: Self.self)) }
    /// The default queue.
    public static var queue: QueueName { .default }
    /// 4 attempts with full jitter from 5 seconds up to 15 minutes.
    public static var retry: Retry { .exponential() }
    /// 60 seconds.
    public static var timeout: Duration { .seconds(60) }
    /// Normal.
    public static var priority: JobPriority { .normal }
    /// False.
    public static var isEncrypted: Bool { false }
    /// Always.
    public func wants(_ event: Subject) -> Bool { true }
    /// Not at all.
    public func delay(_ event: Subject) -> Duration { .zero }
    /// Does nothing.
    public func failed(_ error: any Error, _ event: Subject, _ c: Context) async {}
}
