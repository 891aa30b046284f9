internal import Synchronization

/// Whether a closure has begun.
final class Started: Sendable {
    private let state = Atomic(false)

    var isNoted: Bool { state.load(ordering: .acquiring) }
    func note() { state.store(true, ordering: .releasing) }
}
