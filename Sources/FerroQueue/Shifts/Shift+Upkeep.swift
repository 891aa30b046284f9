import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Shift {
    /// How the worker is.
    var health: WorkerHealth {
        let known = pulse.known
        let now = surroundings.now()
        let failing = known.failingSince.values.min()
        return WorkerHealth(
            workerID: configuration.workerID, queues: configuration.queues, since: beganOn, at: now,
            lastClaim: known.answered[.claim], lastHeartbeat: known.answered[.heartbeat], failingSince: failing,
            running: launcher.running, slots: max(1, configuration.concurrency), isQuiet: quiet.isRaised,
            isStopping: stopping.isRaised,
            isHealthy: failing.map { $0 + configuration.lease >= now } ?? true)
    }

    /// Writes the health file, where there is one.
    func writeHealth() { healthFile?.write(health) }

    /// Begins what is done beside the jobs; the tasks are cancelled when the worker stops.
    func beginUpkeep() -> (reporting: Task<Void, Never>, helpers: [Task<Void, Never>]) {
        writeHealth()
        let stores = surroundings.engine.stores
        let pruning = Pruning(stores: stores, retention: configuration.retention)
        let report = WorkerChore("report", every: .seconds(10)) { [self] in try await self.report() }
        let prune = WorkerChore("prune", every: .seconds(60), startsAtOnce: false) { [surroundings] in
            try await pruning.run(now: surroundings.now())
        }
        let reporting = Upkeep(surroundings: surroundings, chores: [report])
        let upkeep = Upkeep(surroundings: surroundings, chores: [prune] + equipment.chores)
        return (Task { await reporting.run() }, [Task { await upkeep.run() }])
    }

    /// Reports now and after each heartbeat: for a shift that ends when nothing is due.
    func beginReporting() -> Task<Void, Never> {
        writeHealth()
        return Task {
            var outage = StoreOutage("The worker cannot report")
            while !Task.isCancelled {
                do {
                    try await report()
                    outage.succeeded(in: surroundings)
                } catch {
                    if !Task.isCancelled { outage.failed(error, in: surroundings) }
                }
                await reportBell.wait()
            }
        }
    }

    /// Says goodbye: the last minutes, and that the worker is gone; a store that is away is not waited for.
    func leave(after reporting: Task<Void, Never>) async {
        reporting.cancel()
        let file = Task { await healthFile?.remove() }
        _ = try? await limited(to: Self.patience, on: surroundings.clock) { [self] in
            // A report that is under way would come after the goodbye.
            await reporting.value
            try await report()
            try await surroundings.engine.stores.reports.leave(configuration.workerID)
        }
        _ = try? await limited(to: Self.patience, on: surroundings.clock) { await file.value }
    }

    private func report() async throws {
        let health = health
        let report = WorkerReport(
            workerID: health.workerID, host: Host.name, processID: ProcessInfo.processInfo.processIdentifier,
            queues: health.queues, slots: health.slots, busy: health.running, busyByQueue: launcher.busyByQueue,
            isQuiet: health.isQuiet, startedAt: health.since, at: health.at)
        let minutes = equipment.meter.take()
        do {
            try await surroundings.engine.stores.reports.report(report, minutes)
        } catch {
            equipment.meter.putBack(minutes)
            throw error
        }
    }
}
