internal import FerroQueue
internal import FerroRedis
internal import FerroSQL
internal import Logging

extension Runtime {
    /// Where jobs are kept, as `QUEUE_CONNECTION` says; the outbox too, where that is not the app's database.
    static func outlet(
        _ config: Config, _ database: Database, _ redis: RedisClient?, _ logger: Logger,
        run: @escaping @Sendable (JobEnvelope) async throws -> Void
    ) throws(ApplicationError) -> (engine: any QueueEngine, outbox: OutboxEngine?) {
        let retention = config.queue.retention
        switch config.queue.connection {
        case .database: return (SQLEngine(database, retention: retention), nil)
        case .memory: return (MemoryEngine(retention: retention), nil)
        case .sync: return (InlineEngine(run: run), nil)
        case .redis:
            guard let redis else {
                throw ApplicationError(
                    .configuration,
                    "QUEUE_CONNECTION is redis and there is no Redis: set REDIS_URL, or config.redis.server")
            }
            let engine = RedisEngine(redis, prefix: config.queue.prefix, retention: retention)
            let outbox = OutboxEngine(engine, database: database, logger: logger)
            return (outbox, outbox)
        }
    }

    /// Runs jobs in the task that pushes them.
    var inlineRunner: InlineRunner<JobContext> {
        InlineRunner(registry: registry, sealer: sealer, logger: logger) { [self] job in
            JobContext(runtime: self, job: job)
        }
    }

    /// What takes the schedule's ticks, under the name of a worker or a process of its own.
    func scheduler(node: String = WorkerConfiguration.randomID()) -> Scheduler<JobContext> {
        let configuration = SchedulerConfiguration(node: node, history: config.worker.retention.ticks)
        return Scheduler(timetable, queue: queue, configuration: configuration, logger: logger)
    }

    /// The app's schedule.
    ///
    /// - Throws: ``ApplicationError`` for a time zone that is none, and `QueueError` naming the entry that cannot be.
    static func timetable(of app: some Application, _ config: Config) throws -> Timetable<JobContext> {
        do throws(QueueError) {
            _ = try Timetable(FerroQueue.Schedule<JobContext>(entries: []), zone: config.scheduleZone)
        } catch {
            throw ApplicationError(
                .configuration, "SCHEDULE_TIMEZONE cannot be used: \(error.message)", cause: error)
        }
        return try Timetable(app.schedule, zone: config.scheduleZone)
    }
}
