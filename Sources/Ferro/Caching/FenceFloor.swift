internal import FerroCache
internal import Synchronization

/// From where fencing numbers go on when a store with the clock's microseconds for numbers goes away.
final class FenceFloor: Sendable {
    private let last = Mutex<Int64>(0)

    /// A number that the shared store gave.
    func note(_ fence: Int64) { last.withLock { $0 = max($0, fence) } }

    /// Larger than every number that was noted, and no less than the time in microseconds since 1970.
    var next: Int64 {
        let (milliseconds, isTooLarge) = CacheClock.wall.milliseconds().multipliedReportingOverflow(by: 1000)
        return max(last.withLock { $0 } &+ 1, isTooLarge ? 0 : milliseconds)
    }
}
