import Synchronization

/// Something that was said once and stays said.
final class Flag: Sendable {
    private let state = Mutex(false)

    /// Whether it was said.
    var isRaised: Bool { state.withLock { $0 } }

    /// Says it.
    func raise() { state.withLock { $0 = true } }
}
