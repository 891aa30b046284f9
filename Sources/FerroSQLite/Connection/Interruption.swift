import Synchronization

/// The wish to stop one statement, and only that one.
///
/// The connection looks at it while the statement runs, so a late wish never meets the statement that follows.
final class Interruption: Sendable {
    private static let counter = Atomic<UInt64>(0)

    /// Tells this one from every other of the process.
    let id = Interruption.counter.wrappingAdd(1, ordering: .relaxed).newValue
    private let flag = Atomic(false)

    /// Whether the statement should stop.
    var isCancelled: Bool { flag.load(ordering: .acquiring) }

    /// Asks the statement to stop.
    func cancel() { flag.store(true, ordering: .releasing) }
}
