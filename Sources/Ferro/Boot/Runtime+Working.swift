package import FerroQueue
internal import Logging
internal import ServiceLifecycle

extension Runtime {
    /// The settings of a worker for every queue that the app's jobs wait in, the default one first.
    package var workerConfiguration: WorkerConfiguration {
        var configuration = config.worker
        for queue in jobQueues where !configuration.queues.contains(queue) { configuration.queues.append(queue) }
        return configuration
    }

    /// The worker of this app's queue.
    ///
    /// - Parameter runsSchedule: whether it takes the schedule's ticks beside its jobs.
    package func worker(
        _ configuration: WorkerConfiguration? = nil, runsSchedule: Bool = false
    ) -> FerroQueue.Worker<JobContext> {
        FerroQueue.Worker(
            engine: engine, registry: registry, configuration: configuration ?? workerConfiguration, logger: logger,
            sealer: sealer, chores: chores(runsSchedule: runsSchedule),
            notes: TickNotes(timetable, store: engine.stores.ticks, logger: logger)
        ) { [self] job in JobContext(runtime: self, job: job) }
    }

    private func chores(runsSchedule: Bool) -> [WorkerChore] {
        var chores: [WorkerChore] = []
        if let outbox {
            chores.append(
                WorkerChore("outbox", every: .seconds(5)) { _ = try await outbox.relay(now: .now) })
        }
        if runsSchedule, !timetable.names.isEmpty {
            chores.append(WorkerChore("schedule", every: .seconds(5)) { [scheduler] in try await scheduler.run() })
        }
        return chores
    }

    /// Works the queue until the process is told to stop, or until nothing is due.
    func work(_ plan: WorkPlan) async throws {
        let worker = worker(plan.configuration, runsSchedule: plan.runsSchedule)
        let services = try await redisServices()
        if plan.untilEmpty {
            if let outbox { _ = try await outbox.relay(now: .now) }
            let count = try await worker.drain()
            logger.info("ran \(count) jobs; nothing more is due")
            return
        }
        var all: [any Service] = [QuietSignals { worker.quiet() }]
        if let port = plan.healthPort { all.append(healthServer(of: worker, port: port)) }
        // A worker that has reached one of its limits ends the process, so that its supervisor starts a fresh one.
        try await run(all + services, ending: worker)
    }
}
