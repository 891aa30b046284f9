import FerroHTTP
import NIOCore

/// Runs tasks on an event loop, so that a handler and the connection it answers share one thread.
final class LoopExecutor: TaskExecutor {
    let eventLoop: any EventLoop
    /// Whose tasks these are, and who is told when they hold the loop; an executor of its own for each request then.
    private let watched: (request: Request, watch: LoopWatch)?

    init(_ eventLoop: any EventLoop, watched: (request: Request, watch: LoopWatch)? = nil) {
        self.eventLoop = eventLoop
        self.watched = watched
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // The loop's own queue and not a second one beside it: nothing can then be drained from within itself.
        eventLoop.execute { self.timed { job.runSynchronously(on: self.asUnownedTaskExecutor()) } }
    }

    /// Starts a task of its own on the calling thread, which must be the loop's.
    ///
    /// Where the system is too old to start one in place, it starts with the loop's next turn.
    func start(_ operation: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
            timed { Task.immediateDetached(executorPreference: self, operation: operation) }
        } else {
            Task.detached(executorPreference: self, operation: operation)
        }
    }

    private func timed<Result>(_ body: () -> Result) -> Result {
        guard let (request, watch) = watched, let patience = watch.patience else { return body() }
        let start = ContinuousClock.now
        let result = body()
        let time = start.duration(to: .now)
        if time >= patience { watch.onHold(request, time) }
        return result
    }
}
