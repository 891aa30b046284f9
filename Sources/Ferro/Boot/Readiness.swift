internal import Synchronization

/// Whether this process wants new requests: true until it is told to stop.
final class Readiness: Sendable {
    private let draining = Atomic(false)

    var isReady: Bool { !draining.load(ordering: .relaxed) }
    func drain() { draining.store(true, ordering: .relaxed) }
}
