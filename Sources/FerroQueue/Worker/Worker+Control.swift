import Synchronization

extension Worker {
    /// How it is; nil before it runs.
    public var health: WorkerHealth? { shift.withLock { $0 }?.health }

    /// Why it stops or has stopped; nil while it works.
    public var end: WorkerEnd? { shift.withLock { $0 }?.end.withLock { $0 } }

    /// Claims nothing more and lets running jobs finish, but lives on: for SIGTSTP and SIGHUP before a deploy.
    ///
    /// Chores and heartbeats go on. It does nothing before the worker runs.
    public func quiet() { shift.withLock { $0 }?.setQuiet(true) }

    /// Claims again after ``quiet()``, at once.
    public func resume() { shift.withLock { $0 }?.setQuiet(false) }

    /// Stops as on graceful shutdown; with `now` running jobs are cancelled and given back without waiting for them to
    /// finish: for the second SIGINT.
    public func stop(now isAtOnce: Bool = false) {
        shift.withLock { $0 }?.stop(because: isAtOnce ? .stoppedAtOnce : .stopped, now: isAtOnce)
    }
}
