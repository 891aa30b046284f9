import Synchronization

/// Something that is said, and perhaps taken back.
final class Flag: Sendable {
    private let state = Atomic(false)

    /// Whether it was said.
    var isRaised: Bool { state.load(ordering: .acquiring) }

    /// Says it.
    func raise() { state.store(true, ordering: .releasing) }

    /// Takes it back.
    func lower() { state.store(false, ordering: .releasing) }
}
