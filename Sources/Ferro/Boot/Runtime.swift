internal import FerroCache
internal import FerroHTTP
internal import FerroMonitor
package import FerroORM
package import FerroQueue
internal import FerroRedis
internal import FerroRouting
internal import FerroSQL
internal import FerroSQLite
internal import FerroServer
internal import FerroSupport
internal import FerroViews
internal import Foundation
package import Logging

/// Everything of an app that is open while it runs: one value per process, shared by its requests and jobs.
package final class Runtime: Sendable {
    package let config: Config
    /// What ``Config/showsErrorDetails`` says, which every request asks.
    let showsErrorDetails: Bool
    package let logger: Logger
    package let database: Database
    package let queue: Queue
    let loops: SharedLoops?
    let redis: RedisClient?
    let kept: KeptState
    let engine: any QueueEngine
    let outbox: OutboxEngine?
    let sealer: JobSealer?
    let eventBus: EventBus<EventContext, JobContext>
    let timetable: Timetable<JobContext>
    let registry: JobRegistry<JobContext>
    let views: ViewRenderer
    let services: Services
    let table: RouteTable<Context>
    let metrics: RequestMetrics
    let publicFiles: PublicFiles
    let offload: OffloadPool
    let readiness = Readiness()
    let migrations: [any Migration.Type]
    let models: [any Model.Type]
    let seeders: [any Seeder.Type]
    let jobQueues: [QueueName]
    let warmers: @Sendable (CommandContext) -> [CacheWarmer]

    /// Opens what the settings name and freezes the routes.
    ///
    /// - Throws: `ApplicationError`, `SQLError`, `RoutingError` or `ViewError`, each with what to change; nothing stays open.
    package init(
        _ app: some Application, config: Config, logger: Logger, seams: Seams = Seams(),
        replacing: (inout Services) -> Void = { _ in }
    ) async throws {
        self.config = config
        showsErrorDetails = config.showsErrorDetails
        self.logger = logger
        migrations = app.migrations
        models = app.models
        seeders = app.seeders
        warmers = { app.warmers($0) }
        try config.queue.validate()
        try config.worker.validate()
        let eventBus = try EventBus(app.listeners)
        self.eventBus = seams.events(eventBus)
        jobQueues = (app.jobs.map { $0.queue } + eventBus.jobs.map { $0.queue }).map(config.queue.resolve)
        var services = Services()
        app.services(&services)
        replacing(&services)
        self.services = services

        table = try Self.table(of: app, config)
        metrics = RequestMetrics(
            routes: table.routes.map { .init(method: $0.method, path: $0.path) }, loops: config.server.loops,
            startedAt: .now)
        publicFiles = PublicFiles(config.publicFiles)
        offload = OffloadPool(config.offload)
        registry = try JobRegistry(app.jobs.map { Self.narrowed($0) } + eventBus.jobs)
        timetable = try Self.timetable(of: app, config)
        let sealer = JobSealer(config.keys)
        self.sealer = sealer
        views = ViewRenderer(config.views)
        if FileManager.default.fileExists(atPath: config.views.directory) {
            if !config.views.reload { try await views.load() }
        } else {
            logger.warning("there is no folder \(config.views.directory), so no template can be shown")
        }

        let database = try await config.database.open(logger: logger)
        self.database = database
        loops = config.redis.server.map { _ in SharedLoops(count: config.server.loops) }
        redis = config.redis.server.flatMap { [loops] server in
            loops.map { RedisClient(server, on: $0.group, logger: logger) }
        }
        kept = try await Self.keep(config, redis, database, loops, logger)
        let link = RuntimeLink()
        do {
            let outlet = try Self.outlet(config, database, redis, logger) { job in
                let runtime = try link.runtime()
                try await runtime.inlineRunner.run(job)
            }
            (engine, outbox) = (seams.engine(outlet.engine, sealer), outlet.outbox)
        } catch {
            await kept.cache.close()
            await database.close()
            await redis?.close()
            await loops?.close()
            throw error
        }
        queue = Queue(
            engine, configuration: config.queue, sealer: sealer,
            notes: TickNotes(timetable, store: engine.stores.ticks, logger: logger))
        link.connect(self)
    }

    /// Closes what is open once nothing uses it any more: the cache's work, the database, Redis, then the loops.
    package func close() async {
        await kept.cache.close()
        await database.close()
        await redis?.close()
        await offload.close()
        await loops?.close()
    }

    /// What is cached, locked and limited; closes what was opened before when that cannot be had.
    private static func keep(
        _ config: Config, _ redis: RedisClient?, _ database: Database, _ loops: SharedLoops?, _ logger: Logger
    ) async throws -> KeptState {
        do {
            return try KeptState(
                config.cache, redis: redis, isRequired: config.redis.isRequired, database: database, logger: logger)
        } catch {
            await database.close()
            await redis?.close()
            await loops?.close()
            throw error
        }
    }

    /// The frozen routes of an app, behind the core's own middleware.
    static func table(of app: some Application, _ config: Config) throws -> RouteTable<Context> {
        let router = Router()
        router.use(OriginCheck(trusted: config.security.trustedOrigins))
        app.routes(router)
        return try RouteTable(router, innermost: [ErrorPages()])
    }

    private static func narrowed<J: Job>(_ type: J.Type) -> any FerroQueue.Job<JobContext>.Type { type }

    /// Runs the app's migrations; a new database starts from the baseline where there is one.
    package var migrator: Migrator {
        get throws {
            let baseline = try SchemaFiles.readBaseline(database.dialect)
            return Migrator(migrations: migrations, database: database, baseline: baseline)
        }
    }
}
