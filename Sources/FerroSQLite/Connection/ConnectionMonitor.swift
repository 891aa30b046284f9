import CSQLite
import FerroSQL

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What SQLite asks and tells while a statement runs: whether to go on, whether to wait for another process, and how
/// long the log has become.
///
/// It is used on its connection's thread only. Polling a flag of the statement takes the place of `sqlite3_interrupt`,
/// which stops whatever happens to run on the connection and is lost when nothing does yet.
final class ConnectionMonitor {
    /// The wish that belongs to the statement that runs.
    var interruption: Interruption?
    /// How long a lock is waited for.
    var patience: Duration
    /// How many pages the log had after the last commit; nil when nothing was committed since it was asked last.
    private var logPages: Int?
    private var busySince: ContinuousClock.Instant?

    init(busyTimeout: Duration) { patience = busyTimeout }

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

    /// Notes the length of the log at each commit, in place of the checkpoint that SQLite would run inside of it.
    func watchLog(of handle: OpaquePointer) {
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<ConnectionMonitor>.fromOpaque(context).takeUnretainedValue().logPages = Int(pages)
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// The pages of the log after the last commit; nil without one since the last call.
    func takeLogPages() -> Int? {
        defer { logPages = nil }
        return logPages
    }

    /// Sleeps a little on the connection's own thread; false once the time is up or the statement was cancelled.
    func waitsForLock(tries: CInt) -> Bool {
        let now = ContinuousClock.now
        if tries == 0 { busySince = now }
        guard interruption?.isCancelled != true, let busySince, now - busySince < patience else { return false }
        usleep(tries < 5 ? 250 : tries < 10 ? 1_000 : tries < 20 ? 5_000 : 20_000)
        return true
    }
}
