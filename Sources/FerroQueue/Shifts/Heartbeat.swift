import Logging
import Synchronization

/// Holds a worker's claims while their jobs run, and interrupts the runs that lost theirs.
///
/// A worker must not go on believing that it holds a job. So a run is interrupted when the store says that its claim is
/// lost, and also when the lease has run out by the worker's own clock and the store cannot be asked. A worker that was
/// stopped past its lease (SIGSTOP, a suspended machine) asks first, for a moment only: nobody may have taken its jobs,
/// and those that nobody took are its own for another lease.
struct Heartbeat: Sendable {
    let surroundings: Surroundings
    let launcher: Launcher
    let interval: Duration
    /// Rings when the next beat should come at once.
    let bell: Doorbell

    private var lease: Duration { surroundings.lease }
    /// How soon claims are tried again that somebody else has locked in the store.
    private static let pause = Duration.seconds(1)
    /// How long the store may take to answer when a lease is over already.
    private var grace: Duration { min(interval / 2, .seconds(5)) }

    /// Beats until its task is cancelled, and tells after each beat whether the store answered.
    func run(_ beaten: (Bool) async -> Void) async {
        var outage = StoreOutage("The leases of running jobs cannot be renewed")
        var wait = interval
        var locked: Set<Hold> = []
        while !Task.isCancelled {
            await bell.wait(atMost: wait, on: surroundings.clock)
            guard !Task.isCancelled else { return }
            let begun = surroundings.elapsed()
            let isHeld = await beat(&outage, &locked)
            await beaten(isHeld)
            // A beat that waited long for its answer is followed by the next one so much sooner.
            let spent = isHeld ? .zero : surroundings.elapsed() - begun
            wait = max(min(interval - spent, locked.isEmpty ? interval : Self.pause), .milliseconds(1))
        }
    }

    private func beat(_ outage: inout StoreOutage, _ locked: inout Set<Hold>) async -> Bool {
        let runs = launcher.runs
        let claims = runs.compactMap(\.claim)
        guard !claims.isEmpty else {
            locked = []
            return true
        }
        let sentAt = surroundings.elapsed()
        // What was locked at the last beat could not be renewed, however punctual the worker is.
        let free = runs.filter { run in run.claim.map { !locked.contains(Hold($0)) } ?? true }
        let end = free.map { $0.control.withLock { $0.heldUntil } }.min() ?? sentAt + interval
        if end < sentAt { noteLateness(sentAt - end) }
        let (lease, now, engine) = (lease, surroundings.now(), surroundings.engine)
        // Less than the interval, so that a beat without an answer does not put off the next one.
        let limit = max(min(end - sentAt, interval * 0.9), grace)
        do {
            let answer = try await limited(to: limit, on: surroundings.clock) {
                try await engine.heartbeat(claims, lease: lease, now: now)
            }
            guard let answer else { throw QueueError(.storage, "the store did not answer within \(limit)") }
            outage.succeeded(in: surroundings)
            locked = Set(answer.unrenewed.map { Hold($0) })
            hold(runs, since: sentAt, answer, but: locked)
            return true
        } catch {
            outage.failed(error, in: surroundings)
            interruptExpired(runs)
            return false
        }
    }

    private func hold(
        _ runs: [RunningJob], since sentAt: Duration, _ answer: HeartbeatAnswer, but locked: Set<Hold>
    ) {
        for run in runs where run.claim.map({ !locked.contains(Hold($0)) }) ?? true {
            run.control.withLock { $0.heldUntil = max($0.heldUntil, sentAt + lease) }
        }
        for run in launcher.runs(of: answer.lost) where run.interrupt(for: .leaseLost) {
            surroundings.logger.with(run.envelope).warning(
                "The job was lost while it ran: the run was cancelled, and what it did may be done again by another")
        }
        for run in launcher.runs(of: answer.cancelled) where run.interrupt(for: .cancelled) {
            surroundings.logger.with(run.envelope).notice("Somebody cancelled the job while it ran")
        }
        // What runs reported and is not written yet; the heart does not wait for it.
        let dirty = runs.filter(\.isDirty)
        guard !dirty.isEmpty else { return }
        Task { for run in dirty { try? await run.write() } }
    }

    private func interruptExpired(_ runs: [RunningJob]) {
        let now = surroundings.elapsed()
        for run in runs where run.control.withLock({ $0.heldUntil }) <= now && run.interrupt(for: .leaseLost) {
            surroundings.logger.with(run.envelope).error(
                "The lease is over and the store cannot be asked: the run was cancelled, another may have begun")
        }
    }

    private func noteLateness(_ lateness: Duration) {
        surroundings.logger.warning(
            "The worker stood still for longer than its lease; it asks which jobs are still its own",
            metadata: ["late": "\(lateness)"])
    }
}
