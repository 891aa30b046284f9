import Synchronization

/// Whether the last claim left anything: where it did, the next one need not look first.
final class Idleness: Sendable {
    private let value = Atomic(true)

    var isLikely: Bool { value.load(ordering: .relaxed) }
    func note(_ isIdle: Bool) { value.store(isIdle, ordering: .relaxed) }
}
