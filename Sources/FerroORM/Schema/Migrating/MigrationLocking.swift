/// How long a migrator waits for others.
public struct MigrationLocking: Sendable, Hashable {
    /// How long another runner may keep this one waiting.
    public var runners: Duration
    /// How long a statement of a migration may wait for a lock of PostgreSQL; nil for no limit.
    ///
    /// An ALTER TABLE that waits lets nobody past it, not even readers: better to give up, let them through and try
    /// again. Migrations without a transaction are not limited.
    public var tables: Duration?
    /// How often a migration is tried that could not get such a lock.
    public var attempts: Int
    /// How long it waits before it tries again.
    public var pause: Duration

    /// A minute for other runners, five seconds for a table, three attempts.
    public init(
        runners: Duration = .seconds(60), tables: Duration? = .seconds(5), attempts: Int = 3,
        pause: Duration = .seconds(1)
    ) {
        self.runners = runners
        self.tables = tables
        self.attempts = attempts
        self.pause = pause
    }
}
