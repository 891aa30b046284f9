/// An engine outside of the app's database, which an ``OutboxEngine`` can hand jobs to.
///
/// What makes a relay safe is that the engine itself remembers the keys: whether a push whose answer was lost has
/// happened is asked of the one store that knows.
public protocol RelayEngine: QueueEngine {
    /// Stores jobs in one step, unless a push under the key was stored before; answers nil then.
    ///
    /// The key is written in that very step. It is known for ``RelayMemory/kept``, and after ``forget(_:)`` for
    /// ``RelayMemory/afterwards``.
    func push(_ drafts: [JobDraft], once key: String) async throws -> [JobReceipt]?

    /// Says that nobody will push under the keys any more, save one who is just about to.
    func forget(_ keys: [String]) async throws
}

/// How long a ``RelayEngine`` remembers a key.
public enum RelayMemory {
    /// While there may be a row in the outbox: 7 days.
    public static let kept = Duration.seconds(7 * 86_400)
    /// Once its row is gone: 15 minutes, for a process that had read the row and was paused.
    public static let afterwards = Duration.seconds(900)
}
