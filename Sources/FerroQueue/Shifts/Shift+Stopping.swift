import Logging
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Shift {
    /// Ends the shift: nothing more is claimed; with `now` running jobs are not waited for.
    func stop(because reason: WorkerEnd, now isAtOnce: Bool = false) {
        end.withLock { end in
            if end == nil || isAtOnce { end = reason }
        }
        stopping.raise()
        if isAtOnce { atOnce.raise() }
        bell.ring()
    }

    /// Claims nothing more for now, or goes on.
    func setQuiet(_ isQuiet: Bool) {
        if isQuiet { quiet.raise() } else { quiet.lower() }
        bell.ring()
    }

    /// Waits for running jobs until the deadline, cancels what is left, and gives back what does not listen.
    func finish() async {
        hungry.raise()
        await waitUntilIdle(atMost: configuration.shutdownDeadline) { [atOnce] in atOnce.isRaised || Task.isCancelled }
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
            try await surroundings.clock.sleep(for: duration)
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
        // In a task of its own, because a cancelled one cannot reach the store.
        await Task {
            let now = surroundings.now()
            let endings = claims.map { claim in
                guard haveBegun, case .failed(let error) = Outcome.stopping(claim.envelope) else {
                    return JobEnding(claim, .released(at: now), at: now)
                }
                return JobEnding(
                    claim, .failed(JobFailure(error, attempt: claim.envelope.attempts, at: now)), at: now)
            }
            do {
                let refused = try await surroundings.engine.finish(endings)
                surroundings.logger.notice(
                    "The worker stops, jobs were given back while they ran",
                    metadata: ["jobs": "\(claims.count - refused.count)"])
            } catch {
                surroundings.logger.error(
                    "The worker stops, and jobs could not be given back: they run again after their leases",
                    metadata: ["jobs": "\(claims.count)", "error": "\(ErrorText.of(error))"])
            }
        }.value
    }
}
