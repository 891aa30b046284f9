import FerroSupport

/// Work that is done later, apart from the request that asked for it.
///
/// ```swift
/// struct IndexPost: Job {
///     let postID: Post.ID
///     func run(_ c: JobContext) async throws { … }
/// }
/// ```
///
/// A job is stored as the JSON of its properties, so they should be ids rather than whole records. It runs **at least
/// once**: when a worker dies in the middle the job runs again, so what it does must bear being done twice. A run is
/// stopped by cancelling its task, at ``timeout`` and when the worker stops: let `CancellationError` pass.
public protocol Job<Context>: Codable, Sendable {
    /// What a run is given to work with.
    associatedtype Context: Sendable

    /// The name that stored jobs are found by; by default the type's name in snake case.
    ///
    /// Write the old name down here before a type is renamed, or jobs that are waiting will not find it.
    static var name: String { get }
    /// The queue it waits in; ``QueueName/default`` unless told otherwise.
    static var queue: QueueName { get }
    /// How often it is attempted; by default 4 times, with full jitter from 5 seconds up to 15 minutes.
    static var retry: Retry { get }
    /// How long one run may take before it is cancelled and counts as failed; by default 60 seconds.
    static var timeout: Duration { get }

    /// Which jobs of its queue it comes before; ``JobPriority/normal`` unless told otherwise.
    static var priority: JobPriority { get }
    /// Whether its payload is stored encrypted; false unless told otherwise. Needs `APP_KEY`.
    static var isEncrypted: Bool { get }
    /// For how long it is the only one of its key, where a push says nothing; by default it is not unique.
    var unique: Unique? { get }
    /// Words to find it by; none by default.
    var tags: [String] { get }
    /// What is done around a run, the outermost first; nothing by default.
    var middleware: [any JobMiddleware<Context>] { get }

    /// Does the work; an error it throws makes the job wait and run again, as ``retry`` says.
    func run(_ c: Context) async throws
    /// Called once when no attempt is left, after the failure has been stored; by default it does nothing.
    func failed(_ error: any Error, _ c: Context) async
}

extension Job {
    /// The type's name in snake case: `IndexPost` is `index_post`.
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
    /// It is not.
    public var unique: Unique? { nil }
    /// None.
    public var tags: [String] { [] }
    /// None.
    public var middleware: [any JobMiddleware<Context>] { [] }
    /// Does nothing.
    public func failed(_ error: any Error, _ c: Context) async {}
}
