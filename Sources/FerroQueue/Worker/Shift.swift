import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One stretch of a worker's work, from the first claim to the last record.
struct Shift<Context: Sendable>: Sendable {
    private let surroundings: Surroundings
    private let configuration: WorkerConfiguration
    private let launcher: Launcher<Context>
    private let bell = Doorbell()
    private let stopping = Flag()

    /// How long the worker waits for a store that is away: no storm of lines in the log, and soon back at work.
    private static var patience: Retry { .exponential(base: .seconds(1), cap: .seconds(30)) }

    init(_ processor: Processor<Context>, _ configuration: WorkerConfiguration, _ tally: Tally) {
        surroundings = processor.surroundings
        self.configuration = configuration
        launcher = Launcher(processor: processor, capacity: max(1, configuration.concurrency), bell: bell, tally: tally)
    }

    /// Ends the shift: nothing more is claimed.
    func stop() {
        stopping.raise()
        bell.ring()
    }

    /// Works until ``stop()``, then lets running jobs finish and gives the rest back.
    func work() async {
        await beating {
            var failures = 0
            while !stopping.isRaised {
                do {
                    let room = launcher.free
                    let started = room > 0 ? try await claim(room) : 0
                    failures = 0
                    if room == 0 {
                        await bell.wait()
                    } else if started < room {
                        await rest(max(configuration.pollInterval, .milliseconds(1)))
                    }
                } catch {
                    failures += 1
                    surroundings.logger.error(
                        "No jobs could be claimed", metadata: ["error": "\(ErrorText.of(error))"])
                    await rest(Self.patience.delay(attempt: failures, random: 1))
                }
            }
            await finish()
        }
    }

    /// Runs what is due now, and what these jobs push, and answers how many runs that were.
    func drain() async throws -> Int {
        try await beating {
            var runs = 0
            do {
                while !stopping.isRaised {
                    // Looked at before the claim: a job that ends after it may have pushed another one.
                    let wasIdle = launcher.isIdle
                    let room = launcher.free
                    let started = room > 0 ? try await claim(room) : 0
                    runs += started
                    if started == 0, wasIdle { break }
                    if started == 0 { await bell.wait() }
                }
            } catch {
                stop()
                await finish()
                throw error
            }
            await finish()
            return runs
        }
    }

    private func rest(_ duration: Duration) async { await bell.wait(atMost: duration, on: surroundings.clock) }

    /// Claims and starts up to `limit` jobs; gives them back at once if the shift has ended meanwhile.
    private func claim(_ limit: Int) async throws -> Int {
        let request = ClaimRequest(
            queues: configuration.queues, limit: limit, workerID: configuration.workerID, lease: configuration.lease,
            now: surroundings.now())
        let claims = try await surroundings.engine.claim(request)
        guard !stopping.isRaised else {
            await giveBack(claims)
            return 0
        }
        for claim in claims { launcher.launch(claim) }
        return claims.count
    }

    private func beating<Value: Sendable>(_ body: () async throws -> Value) async rethrows -> Value {
        let heartbeat = Heartbeat(
            surroundings: surroundings, launcher: launcher, lease: configuration.lease,
            interval: configuration.heartbeatInterval)
        // A task of its own: it must beat on while jobs finish, also when the worker's task has been cancelled.
        let task = Task { await heartbeat.run() }
        defer { task.cancel() }
        return try await body()
    }

    /// Waits for running jobs until the deadline, cancels what is left, and gives back what does not listen.
    private func finish() async {
        await waitUntilIdle(atMost: configuration.shutdownDeadline)
        guard !launcher.isIdle else { return }
        await Task {
            launcher.interrupt(launcher.claims, for: .shutdown)
            await waitUntilIdle(atMost: configuration.cancellationGrace)
            await giveBack(launcher.abandon())
        }.value
    }

    /// Returns when nothing runs, when the time has passed, and at once in a cancelled task.
    private func waitUntilIdle(atMost duration: Duration) async {
        let isOver = Flag()
        let alarm = Task {
            try await surroundings.clock.sleep(for: duration)
            isOver.raise()
            bell.ring()
        }
        while !launcher.isIdle, !isOver.isRaised, !Task.isCancelled { await bell.wait() }
        alarm.cancel()
    }

    /// Gives claims back in a task of its own, because a cancelled one cannot reach the store.
    private func giveBack(_ claims: [Claim]) async {
        guard !claims.isEmpty else { return }
        await Task {
            let recorder = Recorder(surroundings: surroundings)
            for claim in claims {
                // Once: a store that is away must not hold up the shutdown, and the lease gives the job back anyway.
                guard await recorder.record(Outcome.stopping(claim.envelope), of: claim, attempts: 1) else { continue }
                surroundings.logger.with(claim.envelope).notice("The worker stops, the job was given back")
            }
        }.value
    }
}
