/// Does something about an event in the task that dispatched it.
///
/// ```swift
/// struct IndexPublished: Listener {
///     func handle(_ event: PostPublished, _ c: Context) async throws {
///         try await c.search.index(event.postID)
///     }
/// }
/// ```
///
/// Listeners of an event run one after the other. What one throws ends the round: later ones do not run, and
/// ``Events/dispatch(_:on:whenInTransaction:)`` throws it. ``StopPropagation`` ends the round as well, and is no error.
public protocol Listener<Context>: Sendable {
    /// What it is given to work with.
    associatedtype Context: Sendable
    /// What it listens to.
    associatedtype Subject: Event

    /// Does something about an event.
    func handle(_ event: Subject, _ c: Context) async throws
}

/// Thrown by a listener that is the last one to hear of an event.
///
/// ```swift
/// func handle(_ event: MessageReceived, _ c: Context) async throws {
///     guard try await isSpam(event) else { return }
///     throw StopPropagation()
/// }
/// ```
///
/// The dispatcher sees no error, and a transaction is not rolled back. Queued listeners were told before: they are not
/// stopped.
public struct StopPropagation: Error, Sendable, Hashable {
    /// Ends the round.
    public init() {}
}
