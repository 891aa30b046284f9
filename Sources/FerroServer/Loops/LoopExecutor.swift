import NIOCore

/// Runs tasks on an event loop, so that a handler and the connection it answers share one thread.
final class LoopExecutor: TaskExecutor {
    let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // The loop's own queue and not a second one beside it: nothing can then be drained from within itself.
        eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Starts a task of its own on the calling thread, which must be the loop's.
    ///
    /// Where the system is too old to start one in place, it starts with the loop's next turn.
    func start(_ operation: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
            Task.immediateDetached(executorPreference: self, operation: operation)
        } else {
            Task.detached(executorPreference: self, operation: operation)
        }
    }
}
