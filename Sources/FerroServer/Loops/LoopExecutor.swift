import FerroHTTP
import NIOCore

/// Runs tasks on an event loop, so that a handler and the connection it answers share one thread.
final class LoopExecutor: TaskExecutor {
    /// What happens on the loop's thread now.
    private struct Turn {
        /// Whether a task is being run, inside of which no other is.
        var isRunning = false
        /// Whether the next job is run by whoever caused it, instead of being put into the loop's queue.
        var isCatching = false
        var caught: UnownedJob?
    }

    let eventLoop: any EventLoop
    private let turn: NIOLoopBoundBox<Turn>
    /// Whose tasks these are, and who is told when they hold the loop; an executor of its own for each request then.
    private let watched: (request: Request, watch: LoopWatch)?

    init(_ eventLoop: any EventLoop, watched: (request: Request, watch: LoopWatch)? = nil) {
        self.eventLoop = eventLoop
        self.watched = watched
        turn = .makeBoxSendingValue(Turn(), eventLoop: eventLoop)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if eventLoop.inEventLoop, turn.value.isCatching {
            turn.value.isCatching = false
            turn.value.caught = job
        } else {
            // The loop's own queue and not a second one beside it: nothing can then be drained from within itself.
            eventLoop.execute { self.run(job) }
        }
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

    /// Whether a task of this executor runs on the calling thread, which must be the loop's.
    var isRunning: Bool { turn.value.isRunning }

    /// Resumes a task that rests on this executor and runs it at once; only where ``isRunning`` is false.
    func run(_ rest: UnsafeContinuation<Void, Never>) {
        turn.value.isCatching = true
        rest.resume()
        turn.value.isCatching = false
        guard let job = turn.value.caught else { return }
        turn.value.caught = nil
        run(job)
    }

    private func run(_ job: UnownedJob) { timed { job.runSynchronously(on: asUnownedTaskExecutor()) } }

    private func timed<Result>(_ body: () -> Result) -> Result {
        let wasRunning = turn.value.isRunning
        turn.value.isRunning = true
        defer { turn.value.isRunning = wasRunning }
        guard let (request, watch) = watched, let patience = watch.patience else { return body() }
        let start = ContinuousClock.now
        let result = body()
        let time = start.duration(to: .now)
        if time >= patience { watch.onHold(request, time) }
        return result
    }
}
