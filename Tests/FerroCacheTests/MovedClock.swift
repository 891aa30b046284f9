import FerroCache
import Synchronization

/// Time that passes when a test says so.
final class MovedClock: Sendable {
    private let now = Atomic<Int64>(1_000_000)

    var clock: CacheClock { CacheClock { self.now.load(ordering: .relaxed) } }

    func advance(_ duration: Duration) {
        now.wrappingAdd(Int64(duration / .milliseconds(1)), ordering: .relaxed)
    }
}
