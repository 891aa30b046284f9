public import FerroCrypto
public import FerroMonitor
public import FerroQueue
public import FerroServer
public import FerroSupport
public import FerroViews
public import Foundation
public import Logging

/// The settings an app starts with: typed values, made once from the environment and the app's own decisions.
///
/// ```swift
/// extension Config {
///     public static func live(_ env: Env) throws -> Config {
///         var config = try Config(env)              // the framework's defaults, overridden by the environment
///         config.server.limits.bodyBytes = 1 << 20
///         return config
///     }
/// }
/// ```
public struct Config: Sendable {
    /// What the app is called in logs and on error pages.
    public var name: String
    /// Where it runs.
    public var stage: Stage
    /// Whether error pages may show their cause; never honoured where ``Stage/isProductionLike`` holds.
    public var debug: Bool
    /// The address people reach it under.
    public var url: URL
    /// What columns are encrypted with; nil where `APP_KEY` is not set, which only those who encrypt need.
    public var keys: KeyRing?
    /// How requests are served.
    public var server: ServerConfiguration
    /// How much work may be done beside the event loops.
    public var offload = OffloadConfiguration()
    /// What forms with files may hold.
    public var uploads = UploadConfiguration()
    /// Where rows are kept.
    public var database: DatabaseConfiguration
    /// Whether there is Redis, where, and what happens while it is away.
    public var redis: RedisSettings
    /// Where cached values, locks and limits are kept.
    public var cache: CacheSettings
    /// Where jobs are kept.
    public var queue: QueueConfiguration
    /// How jobs are run.
    public var worker: WorkerConfiguration
    /// The time zone of the schedule's entries that name none: an IANA name, `UTC` unless told otherwise.
    public var scheduleZone: String
    /// Where templates are and whether they are reloaded.
    public var views: ViewsConfiguration
    /// Whether requests are counted, and who may see it.
    public var monitor: MonitorConfiguration
    /// What protects the app from the outside.
    public var security: SecurityConfiguration
    /// Which folder's files are answered as they are.
    public var publicFiles: PublicFilesConfiguration
    /// The least level that is logged.
    public var logLevel: Logger.Level

    /// The framework's defaults, overridden by the environment.
    ///
    /// - Throws: `EnvError` naming every variable that is malformed, or that production lacks.
    public init(_ env: Env) throws {
        try env.check(FerroEnvironment.declarations)
        stage = env.stage
        name = try env.get(.appName)
        debug = try env.get(.appDebug)
        url = try env.get(.appURL)
        keys = try KeyRing(env)
        server = try ServerConfiguration(env)
        uploads = try UploadConfiguration(env)
        // Whoever routes traffic to a deployment needs a moment to notice that it stops.
        if env.stage.isProductionLike { server.stopDelay = .seconds(5) }
        database = try DatabaseConfiguration(env)
        cache = try CacheSettings(env)
        queue = QueueConfiguration()
        queue.connection = try env.get(.queueConnection)
        redis = try RedisSettings(env, isUsed: cache.driver == .redis || queue.connection == .redis)
        queue.prefix = try env.get(.queuePrefix)
        queue.retention = try env.get(.queueRetention)
        queue.defaultQueue = try env.get(.queueDefault)
        queue.blockTimeout = try env.get(.queueBlockTimeout)
        queue.maxConcurrent = try env.get(.queueMaxConcurrent)
        worker = WorkerConfiguration(queue)
        worker.retention.finished = queue.retention
        scheduleZone = try env.get(.scheduleTimezone)
        views = ViewsConfiguration(reload: env.stage == .development)
        security = SecurityConfiguration()
        security.trustedProxies = try env.get(.trustedProxies)
        // A stage that does not say its address, as only production must, cannot know its hosts.
        let knowsHosts = try env.stage == .development || (env.stage != .test && env.optional(.appURL) != nil)
        security.allowedHosts = try env.optional(.allowedHosts) ?? (knowsHosts ? .standard(for: url.host) : .any)
        monitor = try MonitorConfiguration(env)
        publicFiles = PublicFilesConfiguration()
        logLevel = try env.get(.logLevel)
    }

    /// Whether a person may be shown what went wrong inside.
    public var showsErrorDetails: Bool { debug && !stage.isProductionLike }

    package func makeLogger() -> Logger {
        var logger = Logger(label: name) { ConsoleLogHandler(label: $0) }
        logger.logLevel = logLevel
        return logger
    }
}
