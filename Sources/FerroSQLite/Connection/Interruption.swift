import Synchronization

/// The wish to stop one statement, and only that one.
///
/// The connection looks at it while the statement runs, so a late wish never meets the statement that follows.
final class Interruption: Sendable {
    private let flag = Atomic(false)
    private let position = Atomic<UInt64>(0)

    /// Whether the statement should stop.
    var isCancelled: Bool { flag.load(ordering: .acquiring) }

    /// The place in the queue where its request waits; nil when it never waited. Used under the queue's lock.
    var place: UInt64? {
        get {
            let place = position.load(ordering: .relaxed)
            return place == 0 ? nil : place
        }
        set { position.store(newValue ?? 0, ordering: .relaxed) }
    }

    /// Asks the statement to stop.
    func cancel() { flag.store(true, ordering: .releasing) }
}
