import Logging
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One stretch of a worker's work, from the first claim to the last record.
///
/// It claims jobs and hands them to its launcher; a recorder writes down what they come to, a heartbeat holds them, and
/// a timekeeper ends those that take too long: four tasks, and one more for each job that runs.
final class Shift: Sendable {
    let surroundings: Surroundings
    let configuration: WorkerConfiguration
    let equipment: Equipment
    let launcher: Launcher
    let pulse = Pulse()
    let bell = Doorbell()
    let heartBell = Doorbell()
    /// Rings when the shift stops, and when its claiming has ended.
    let stopBell = Doorbell()
    /// Rings when it is time to report.
    let reportBell = Doorbell()
    let stopping = Flag()
    let quiet = Flag()
    let atOnce = Flag()
    /// Whether the end of a run is worth a ring: the shift waits for room, or for all of them.
    let hungry = Flag()
    let timekeeper: Timekeeper
    let recorder: Recorder
    /// Why it ends; the first reason stands.
    let end = Mutex<WorkerEnd?>(nil)
    /// When it was told to stop.
    let stoppedAt = Mutex<Duration?>(nil)
    let started = Atomic(0)
    private let beganAt: Duration
    /// When it began, by the wall.
    let beganOn: Date
    let healthFile: HealthFile?

    init(_ surroundings: Surroundings, _ configuration: WorkerConfiguration, _ equipment: Equipment) {
        self.surroundings = surroundings
        self.configuration = configuration
        self.equipment = equipment
        recorder = Recorder(surroundings)
        launcher = Launcher(capacity: max(1, configuration.concurrency))
        timekeeper = Timekeeper(surroundings)
        beganAt = surroundings.elapsed()
        beganOn = surroundings.now()
        healthFile = configuration.healthFile.map { HealthFile(path: $0, logger: surroundings.logger) }
    }

    /// How many jobs were started.
    var count: Int { started.load(ordering: .relaxed) }

    /// Works until ``stop(now:)`` or a limit, then lets running jobs finish and gives the rest back.
    func work() async -> WorkerEnd {
        let (reporting, helpers) = beginUpkeep()
        await staffed {
            _ = await claiming { [self] in
                await claimUntilStopped()
                return nil
            }
            for helper in helpers { helper.cancel() }
            await finish()
        }
        await leave(after: reporting)
        return end.withLock { $0 } ?? .stopped
    }

    private func claimUntilStopped() async {
        var outage = StoreOutage("No jobs could be claimed")
        while !stopping.isRaised {
            if let limit = reachedLimit() { return stop(because: limit) }
            let room = quiet.isRaised ? 0 : await settledRoom()
            do {
                let claimed = room > 0 ? try await claim(room) : 0
                outage.succeeded(in: surroundings)
                if room == 0 {
                    await waitForRoom()
                } else if claimed < room {
                    await rest(pollInterval)
                }
            } catch {
                outage.failed(error, in: surroundings)
                await rest(Recorder.patience.delay(attempt: outage.failures, random: 1))
            }
        }
    }

    /// Runs what is due now, and what these jobs push, and answers how many runs that were.
    ///
    /// A shift that was quieted ends when what runs has ended.
    func drain() async throws -> Int {
        let reporting = beginReporting()
        do {
            try await staffed {
                hungry.raise()
                let error = await claiming { [self] in await claimWhatIsDue() }
                if error != nil { stop(because: .stopped) }
                await finish()
                if let error { throw error }
            }
        } catch {
            await leave(after: reporting)
            throw error
        }
        await leave(after: reporting)
        return count
    }

    /// Answers what the store threw.
    private func claimWhatIsDue() async -> (any Error)? {
        do {
            while !stopping.isRaised {
                // Looked at before the claim: a job that ends after it may have pushed another one.
                let wasIdle = launcher.isIdle
                let room = quiet.isRaised ? 0 : launcher.free
                let claimed = room > 0 ? try await claim(room) : 0
                if claimed == 0, wasIdle { break }
                if claimed == 0 { await bell.wait() }
            }
            return nil
        } catch {
            return error
        }
    }

    /// The wait when there was nothing to do, spread so that workers do not ask in step.
    private var pollInterval: Duration {
        max(configuration.pollInterval, .milliseconds(1)) * (0.5 + min(max(surroundings.random(), 0), 1) / 2)
    }

    private var room: Int {
        guard let most = configuration.limits.jobs else { return launcher.free }
        return min(launcher.free, most - count)
    }

    /// The room, with that of runs that are about to end: one claim for all of it costs less than many.
    ///
    /// A yield lets what is ready to run have its turn, and is all that a run which goes on for longer is waited for.
    private func settledRoom() async -> Int {
        let first = room
        guard first > 0, first < configuration.concurrency else { return first }
        await Task.yield()
        return stopping.isRaised || quiet.isRaised ? 0 : room
    }

    private func reachedLimit() -> WorkerEnd? {
        let limits = configuration.limits
        guard limits != WorkerLimits() else { return nil }
        return limits.reached(
            jobs: count, memory: limits.memory == nil ? nil : equipment.memory(), time: surroundings.elapsed() - beganAt
        )
    }

    private func waitForRoom() async {
        hungry.raise()
        defer { hungry.lower() }
        // A run that ended before the flag was raised did not ring.
        if quiet.isRaised || room == 0 { await rest(nil) }
    }

    /// Waits until something happens, and no longer than until the worker's time is over.
    private func rest(_ duration: Duration?) async {
        let left = configuration.limits.time.map { max(.zero, $0 - (surroundings.elapsed() - beganAt)) }
        let second = configuration.limits.memory.map { _ in Duration.seconds(1) }
        guard let wait = [duration, left, second].compactMap({ $0 }).min() else { return await bell.wait() }
        await bell.wait(atMost: wait, on: surroundings.clock)
    }
}
