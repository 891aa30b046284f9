extension SQLiteConnection {
    /// Turns on again what a transaction that makes a table anew has turned off.
    func restoreForeignKeys() {
        _ = try? control("PRAGMA legacy_alter_table = OFF")
        _ = try? control("PRAGMA foreign_keys = ON")
    }
}
