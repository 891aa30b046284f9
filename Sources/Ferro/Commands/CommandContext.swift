public import FerroCrypto
public import FerroQueue
public import FerroSQL
public import Logging

/// What a command or a seeder works with.
public struct CommandContext: Sendable {
    let runtime: Runtime

    /// The database.
    public var db: Database { runtime.database }
    /// The queue.
    public var queue: Queue { runtime.queue }
    /// The app's own services.
    public var services: Services { runtime.services }
    /// The settings.
    public var config: Config { runtime.config }
    /// The keys that encrypted columns are sealed and opened with.
    ///
    /// - Throws: `ApplicationError` where `APP_KEY` is not set.
    public var keys: KeyRing { get throws { try config.requiredKeys() } }
    /// The command's logger.
    public var logger: Logger { runtime.logger }
}
