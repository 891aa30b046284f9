import Synchronization

/// What stops a run early, and whether it is still to be stopped.
struct RunControl: Sendable {
    /// Why a run was stopped.
    enum Reason: Sendable, Hashable {
        /// It took too long: a failed attempt.
        case timeout
        /// The worker stops: the job is given back.
        case shutdown
        /// Another worker may hold the job: whatever this run ends with is not recorded.
        case leaseLost
        /// Somebody cancelled the job: it ends, and is not told that it failed.
        case cancelled
    }

    /// The first reason stands.
    var reason: Reason?
    /// After the run's end no reason is taken.
    var isOver = false
    /// The run's task, once it is known.
    var task: Task<Void, Never>?
    /// How long the run may take.
    var timeout = Duration.zero
    /// When the timekeeper is to look at the run next, by the worker's own clock.
    var alarm: Duration?
    /// Until when the claim is surely held, by the worker's own clock.
    var heldUntil = Duration.zero
}

extension RunningJob {
    /// Lets the run take at most a while from now on.
    func limit(to timeout: Duration) {
        guard let surroundings, let timekeeper else { return }
        let alarm = surroundings.elapsed() + Retry.bounded(timeout)
        control.withLock { control in
            control.timeout = timeout
            control.alarm = alarm
        }
        timekeeper.expect(alarm)
    }

    /// The reason for which the run was stopped, once there is one.
    var reason: RunControl.Reason? { control.withLock { $0.reason } }

    /// Cancels the run, unless it is over or has been cancelled before; answers whether it did.
    @discardableResult
    func interrupt(for reason: RunControl.Reason) -> Bool {
        let (isFirst, task) = control.withLock { control -> (Bool, Task<Void, Never>?) in
            guard !control.isOver, control.reason == nil else { return (false, nil) }
            control.reason = reason
            return (true, control.task)
        }
        task?.cancel()
        return isFirst
    }

    /// Takes note of the run's task, which ``interrupt(for:)`` cancels.
    func attach(_ task: Task<Void, Never>) {
        let isLate = control.withLock { control in
            guard !control.isOver else { return false }
            control.task = task
            return control.reason != nil
        }
        if isLate { task.cancel() }
    }

    /// Says that the run is over and answers the reason it was stopped for.
    func end() -> RunControl.Reason? {
        control.withLock { control in
            control.isOver = true
            control.task = nil
            control.alarm = nil
            return control.reason
        }
    }
}
