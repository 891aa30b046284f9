public import FerroSupport

/// Where an app keeps cached values, locks and limits.
public enum CacheDriver: String, Sendable, CaseIterable, EnvValue {
    /// In this process: fast, bounded, gone when it ends, and not shared with other processes.
    case memory
    /// In Redis, shared by all processes.
    case redis
    /// In the app's database, shared by all processes; a migration makes the tables.
    case database
    /// Nowhere: every read is a miss. Locks and limits are kept in memory.
    case null
}
