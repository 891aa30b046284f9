internal import FerroCache
internal import Synchronization

/// For how long a store that was away is not asked: each question could take as long as an answer may.
final class LossPause: Sendable {
    private static let milliseconds: Int64 = 1000

    private let clock: CacheClock
    private let end = Atomic<Int64>(.min)

    init(clock: CacheClock = .steady) { self.clock = clock }

    /// Whether the store may be asked.
    var isOver: Bool { end.load(ordering: .relaxed) <= clock.milliseconds() }

    /// The store was away just now.
    func begin() { end.store(clock.milliseconds() + Self.milliseconds, ordering: .relaxed) }
}
