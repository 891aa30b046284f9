import Logging
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Shift {
    /// How long the store may take to answer once the shift stops, for each of the few things that are still asked.
    static let patience = Duration.seconds(2)

    /// Ends the shift: nothing more is claimed; with `now` running jobs are not waited for.
    func stop(because reason: WorkerEnd, now isAtOnce: Bool = false) {
        end.withLock { end in
            if end == nil || isAtOnce { end = reason }
        }
        let now = surroundings.elapsed()
        stoppedAt.withLock { $0 = $0 ?? now }
        stopping.raise()
        if isAtOnce { atOnce.raise() }
        bell.ring()
        stopBell.ring()
    }

    /// Claims nothing more for now, or goes on.
    func setQuiet(_ isQuiet: Bool) {
        if isQuiet { quiet.raise() } else { quiet.lower() }
        bell.ring()
    }

    /// Lets the claiming go on until it ends; answers what it answers.
    ///
    /// It has a task of its own, so that a claim without an answer can be left behind when the shift stops. Jobs that
    /// such a claim still brings are given back there.
    func claiming(_ body: @escaping @Sendable () async -> (any Error)?) async -> (any Error)? {
        let answer = await untilStopped(
            stopping, stopBell, patience: Self.patience, on: surroundings.clock, body)
        guard let answer else {
            surroundings.logger.warning("The worker stops, and the store does not answer its last claim")
            return nil
        }
        return answer
    }

    /// Waits for running jobs until the deadline, cancels what is left, and gives back what does not listen.
    func finish() async {
        hungry.raise()
        let spent = stoppedAt.withLock { $0 }.map { surroundings.elapsed() - $0 } ?? .zero
        await waitUntilIdle(atMost: configuration.shutdownDeadline - spent) { [atOnce] in
            atOnce.isRaised || Task.isCancelled
        }
        guard !launcher.isIdle else { return }
        // In a task of its own, because a cancelled one cannot wait.
        await Task {
            for run in launcher.runs { run.interrupt(for: .shutdown) }
            await waitUntilIdle(atMost: configuration.cancellationGrace) { false }
            await giveBack(launcher.abandon())
        }.value
    }

    /// Returns when nothing runs and all is recorded, when the time has passed, and when it may wait no longer.
    private func waitUntilIdle(atMost duration: Duration, unless isOver: () -> Bool) async {
        let isLate = Flag()
        let alarm = Task {
            try await surroundings.clock.sleep(for: max(.zero, duration))
            isLate.raise()
            bell.ring()
        }
        while !launcher.isIdle, !isLate.isRaised, !isOver() { await bell.wait() }
        alarm.cancel()
    }

    /// Gives claims back, trying once: a store that is away must not hold up the shutdown, and the lease does it anyway.
    ///
    /// Jobs that have not begun lose no attempt, those that may be attempted only once too.
    func giveBack(_ claims: [Claim], haveBegun: Bool = true) async {
        guard !claims.isEmpty else { return }
        let (now, engine) = (surroundings.now(), surroundings.engine)
        let endings = claims.map { ending(of: $0, hasBegun: haveBegun, at: now) }
        do {
            let refused = try await limited(to: Self.patience, on: surroundings.clock) {
                try await engine.finish(endings)
            }
            guard let refused else { throw QueueError(.storage, "the store did not answer within \(Self.patience)") }
            surroundings.logger.notice(
                "The worker stops, jobs were given back while they ran",
                metadata: ["jobs": "\(claims.count - refused.count)"])
        } catch {
            surroundings.logger.error(
                "The worker stops, and jobs could not be given back: they run again after their leases",
                metadata: ["jobs": "\(claims.count)", "error": "\(ErrorText.of(error))"])
        }
    }

    private func ending(of claim: Claim, hasBegun: Bool, at now: Date) -> JobEnding {
        guard hasBegun, case .failed(let error) = Outcome.stopping(claim.envelope) else {
            return JobEnding(claim, .released(at: now), at: now)
        }
        return JobEnding(claim, .failed(JobFailure(error, attempt: claim.envelope.attempts, at: now)), at: now)
    }
}
