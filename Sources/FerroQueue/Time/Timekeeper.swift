import Logging
import Synchronization

/// Ends the runs that take too long: one waiting task for all of a worker's runs.
final class Timekeeper: Sendable {
    /// How long a cancelled run may go on before the log says that it ignores the cancellation.
    static let patience = Duration.seconds(5)

    private let surroundings: Surroundings
    private let bell = Doorbell()
    /// When it looks at the runs next; a run's alarm that comes later costs nothing.
    private let next = Mutex<Duration?>(nil)

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// Looks at the runs at a time by the worker's clock, or earlier.
    func expect(_ alarm: Duration) {
        if isSooner(alarm) { bell.ring() }
    }

    /// Takes note of an alarm; answers whether it comes before those that are known.
    private func isSooner(_ alarm: Duration) -> Bool {
        next.withLock { next in
            if let next, next <= alarm { return false }
            next = alarm
            return true
        }
    }

    /// Keeps time until its task is cancelled.
    func run(_ runs: @Sendable () -> [RunningJob]) async {
        while !Task.isCancelled {
            // Forgotten before the runs are looked at, so that one that begins meanwhile rings.
            next.withLock { $0 = nil }
            let now = surroundings.elapsed()
            for run in runs() {
                if let alarm = look(at: run, now) { _ = isSooner(alarm) }
            }
            guard let alarm = next.withLock({ $0 }) else {
                await bell.wait()
                continue
            }
            await bell.wait(atMost: max(.zero, alarm - surroundings.elapsed()), on: surroundings.clock)
        }
    }

    /// Ends a run whose time is over; answers when to look at it again.
    private func look(at run: RunningJob, _ now: Duration) -> Duration? {
        guard let alarm = run.control.withLock({ $0.alarm }) else { return nil }
        guard alarm <= now else { return alarm }
        let timeout = run.control.withLock { $0.timeout }
        let logger = surroundings.logger.with(run.envelope)
        let limits: Logger.Metadata = ["job.timeout": "\(timeout)"]
        if run.interrupt(for: .timeout) {
            logger.warning("The job took longer than its timeout and was cancelled", metadata: limits)
            return run.control.withLock { control in
                control.alarm = control.isOver ? nil : now + Self.patience
                return control.alarm
            }
        }
        run.control.withLock { $0.alarm = nil }
        if run.reason == .timeout {
            logger.error("The job ignores its cancellation and keeps its slot until it returns", metadata: limits)
        }
        return nil
    }
}
