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
    func beginUpkeep() -> [Task<Void, Never>] {
        writeHealth()
        let stores = surroundings.engine.stores
        let pruning = Pruning(stores: stores, retention: configuration.retention)
        let own = [
            WorkerChore("report", every: .seconds(10)) { [self] in try await report() },
            WorkerChore("prune", every: .seconds(60), startsAtOnce: false) { [surroundings] in
                try await pruning.run(now: surroundings.now())
            },
        ]
        let upkeep = Upkeep(surroundings: surroundings, chores: own + equipment.chores)
        return [Task { await upkeep.run() }]
    }

    /// Says goodbye: the last minutes, and that the worker is gone; a store that is away is not waited for.
    func leave() async {
        _ = try? await limited(to: .seconds(2), on: surroundings.clock) { [self] in
            try await report()
            try await surroundings.engine.stores.reports.leave(configuration.workerID)
        }
        await healthFile?.remove()
    }

    private func report() async throws {
        let health = health
        let report = WorkerReport(
            workerID: health.workerID, host: Host.name, processID: ProcessInfo.processInfo.processIdentifier,
            queues: health.queues, slots: health.slots, busy: health.running, isQuiet: health.isQuiet,
            startedAt: health.since, at: health.at)
        let minutes = equipment.meter.take()
        do {
            try await surroundings.engine.stores.reports.report(report, minutes)
        } catch {
            equipment.meter.putBack(minutes)
            throw error
        }
    }
}
