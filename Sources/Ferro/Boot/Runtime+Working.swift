package import FerroQueue
internal import Logging
internal import ServiceLifecycle

extension Runtime {
    /// The settings of a worker for every queue that the app's jobs wait in, the default one first.
    package var workerConfiguration: WorkerConfiguration {
        var configuration = config.worker
        for queue in jobQueues where !configuration.queues.contains(queue) { configuration.queues.append(queue) }
        // The engine keeps finished jobs for this long; the worker removes what is older.
        configuration.retention.finished = config.queue.retention
        return configuration
    }

    /// The worker of this app's queue.
    ///
    /// - Parameter runsSchedule: whether it takes the schedule's ticks beside its jobs.
    package func worker(
        _ configuration: WorkerConfiguration? = nil, runsSchedule: Bool = false
    ) -> FerroQueue.Worker<JobContext> {
        let configuration = configuration ?? workerConfiguration
        return FerroQueue.Worker(
            engine: engine, registry: registry, configuration: configuration, logger: logger, sealer: sealer,
            chores: chores(runsSchedule: runsSchedule, by: configuration.workerID),
            notes: TickNotes(timetable, store: engine.stores.ticks, logger: logger)
        ) { [self] job in JobContext(runtime: self, job: job) }
    }

    private func chores(runsSchedule: Bool, by node: String) -> [WorkerChore] {
        var chores: [WorkerChore] = []
        if let outbox {
            chores.append(
                WorkerChore("outbox", every: .seconds(5)) { _ = try await outbox.relay(now: .now) })
        }
        if runsSchedule, !timetable.names.isEmpty {
            let scheduler = scheduler(node: node)
            chores.append(WorkerChore("schedule", every: .seconds(5)) { try await scheduler.run() })
        }
        return chores
    }

    /// Works the queue until the process is told to stop, a limit is reached, or nothing is due.
    func work(_ plan: WorkPlan) async throws {
        let services = try await workServices(plan)
        try await run(services.around, ending: services.worker)
    }

    /// What a worker's process runs: the worker, which ends the process when it ends, and what outlasts it.
    ///
    /// A worker that has reached one of its limits ends the process, so that its supervisor starts a fresh one.
    func workServices(_ plan: WorkPlan) async throws -> (around: [any Service], worker: any Service) {
        let worker = worker(plan.configuration, runsSchedule: plan.runsSchedule && !plan.untilEmpty)
        var around = try await redisServices()
        around.append(QuietSignals { worker.quiet() })
        if plan.untilEmpty { return (around, Draining(worker: worker, outbox: outbox, logger: logger)) }
        // A load balancer or a supervisor is told that it stops for as long as it does.
        if let port = plan.healthPort { around.append(healthServer(of: worker, port: port)) }
        return (around, worker)
    }
}
