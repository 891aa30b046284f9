package import FerroQueue
internal import FerroSQL
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
        worker(configuration ?? workerConfiguration, runsSchedule: runsSchedule, on: engine)
    }

    private func worker(
        _ configuration: WorkerConfiguration, runsSchedule: Bool, on engine: any QueueEngine
    ) -> FerroQueue.Worker<JobContext> {
        FerroQueue.Worker(
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
        let vitals = try await openVitals()
        do {
            let services = try await workServices(plan, vitals: vitals)
            try await run(services.around, ending: services.worker)
        } catch {
            await vitals?.close()
            throw error
        }
        await vitals?.close()
    }

    /// Connections with which a worker renews leases and records endings while its jobs hold all of the pool; nil where
    /// jobs are not in PostgreSQL.
    private func openVitals() async throws -> Database? {
        guard engine is SQLEngine else { return nil }
        return try await config.database.openBeside(connections: SQLEngine.vitalConnections, logger: logger)
    }

    /// What a worker's process runs: the worker, which ends the process when it ends, and what outlasts it.
    ///
    /// A worker that has reached one of its limits ends the process, so that its supervisor starts a fresh one.
    func workServices(
        _ plan: WorkPlan, vitals: Database? = nil
    ) async throws -> (around: [any Service], worker: any Service) {
        var engine = engine
        if let vitals, let sql = engine as? SQLEngine { engine = sql.keeping(vitals: vitals) }
        let worker = worker(
            plan.configuration, runsSchedule: plan.runsSchedule && !plan.untilEmpty, on: engine)
        var around = try await redisServices()
        around.append(QuietSignals { worker.quiet() })
        if plan.untilEmpty { return (around, Draining(worker: worker, outbox: outbox, logger: logger)) }
        // A load balancer or a supervisor is told that it stops for as long as it does.
        if let port = plan.healthPort { around.append(healthServer(of: worker, port: port)) }
        return (around, worker)
    }
}
