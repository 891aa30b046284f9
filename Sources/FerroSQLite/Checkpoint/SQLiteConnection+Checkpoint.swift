import CSQLite

extension SQLiteConnection {
    /// How long the writer waits for readers to leave the log.
    private static let restartPatience = Duration.milliseconds(20)

    /// Writes back what can be written back without waiting for anybody.
    ///
    /// - Returns: the pages of the log and how many of them are in the file; nil when another process is at it.
    func checkpoint() -> (logPages: Int, written: Int)? {
        var pages: CInt = 0
        var written: CInt = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &written)
        guard code == SQLITE_OK, pages >= 0 else { return nil }
        return (Int(pages), Int(written))
    }

    /// Writes back the whole log and lets the next commit start it again, unless a reader stays in it.
    func restartLog() {
        let patience = monitor.patience
        monitor.patience = min(patience, Self.restartPatience)
        defer { monitor.patience = patience }
        _ = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
    }
}
