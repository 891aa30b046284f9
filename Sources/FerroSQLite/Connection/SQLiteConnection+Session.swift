import CSQLite
import FerroSQL

extension SQLiteConnection {
    /// The size in bytes that the log's file is cut back to when it starts again from its beginning.
    private static let keptLogSize = 64 << 20

    /// Brings a new connection into the state that its role asks for.
    func prepareSession(_ configuration: SQLiteConfiguration, _ role: Role) throws(SQLError) {
        // Defensive, and without trust in the schema where the library's FTS5 does without it; shim.h says why.
        let code = csqlite_harden(handle)
        guard code == SQLITE_OK else { throw SQLiteFailure.error(code, on: handle) }
        if case .file(let path) = configuration.location, role == .writer { try useLog(path) }
        try control("PRAGMA synchronous = \(configuration.synchronous.rawValue)")
        try control("PRAGMA foreign_keys = ON")
        if role == .reader { try control("PRAGMA query_only = ON") }
        cache.removeAll()
    }

    private func useLog(_ path: String) throws(SQLError) {
        // Several processes that open a new file at once can be refused without SQLite asking the busy handler.
        var tries: CInt = 0
        while true {
            do throws(SQLError) {
                let mode = try control("PRAGMA journal_mode = WAL").rows.first?.values.first
                guard mode == .text("wal") else {
                    throw SQLError(
                        .connection, "\(path) cannot be used with a write-ahead log: put it on a local disk")
                }
                break
            } catch {
                guard error.code == .busy, monitor.waitsForLock(tries: tries) else { throw error }
                tries += 1
            }
        }
        try control("PRAGMA journal_size_limit = \(Self.keptLogSize)")
        monitor.watchLog(of: handle)
    }
}
