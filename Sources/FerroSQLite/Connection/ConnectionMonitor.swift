import CSQLite
import FerroSQL

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What SQLite asks while a statement runs: whether to go on, and whether to wait for another process.
///
/// It is used on its connection's thread only. Polling a flag of the statement takes the place of `sqlite3_interrupt`,
/// which stops whatever happens to run on the connection and is lost when nothing does yet.
final class ConnectionMonitor {
    /// The wish that belongs to the statement that runs.
    var interruption: Interruption?
    private let busyTimeout: Duration
    private var busySince: ContinuousClock.Instant?

    init(busyTimeout: Duration) { self.busyTimeout = busyTimeout }

    /// How many instructions of SQLite's machine run between two looks at the flag.
    private static let interval: CInt = 1000

    /// Hooks it into a connection, which must be closed before this object goes away.
    func install(on handle: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(
            handle, Self.interval,
            { context in
                guard let context else { return 0 }
                let monitor = Unmanaged<ConnectionMonitor>.fromOpaque(context).takeUnretainedValue()
                return monitor.interruption?.isCancelled == true ? 1 : 0
            }, context)
        sqlite3_busy_handler(
            handle,
            { context, tries in
                guard let context else { return 0 }
                let monitor = Unmanaged<ConnectionMonitor>.fromOpaque(context).takeUnretainedValue()
                return monitor.waitsForLock(tries: tries) ? 1 : 0
            }, context)
    }

    /// Sleeps a little on the connection's own thread; false once the time is up or the statement was cancelled.
    func waitsForLock(tries: CInt) -> Bool {
        let now = ContinuousClock.now
        if tries == 0 { busySince = now }
        guard interruption?.isCancelled != true, let busySince, now - busySince < busyTimeout else { return false }
        usleep(tries < 5 ? 1_000 : tries < 20 ? 5_000 : 20_000)
        return true
    }
}
