internal import FerroHTTP
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Runs work that holds its thread on a few threads of its own, so that no event loop waits for it.
///
/// A task that waits for a thread waits by suspension, in the order of arrival, so that it can be cancelled; the work
/// itself runs as the task that asked for it, with its cancellation, its priority and its task-local values.
final class OffloadPool: TaskExecutor {
    private let configuration: OffloadConfiguration
    private let threads: NIOThreadPool
    private let queue: Mutex<OffloadQueue>

    init(_ configuration: OffloadConfiguration) {
        self.configuration = configuration
        threads = NIOThreadPool(numberOfThreads: max(1, configuration.threads))
        queue = Mutex(
            OffloadQueue(threads: max(1, configuration.threads), maxWaiting: max(0, configuration.maxWaiting)))
    }

    /// Does the work on a thread of the pool and comes back.
    ///
    /// Throws what the work throws, an ``Abort`` of status 503 when too much waits, and `CancellationError` when the
    /// task was cancelled before the work began.
    func run<Value: Sendable>(_ work: @Sendable () throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await withTaskExecutorPreference(self) {
            try Task.checkCancellation()
            return try work()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // There are never more jobs than threads, so none waits here. After the end a job runs where it is.
        threads.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Ends the threads, once nothing asks any more.
    func close() async {
        guard queue.withLock({ $0.isStarted }) else { return }
        try? await threads.shutdownGracefully()
    }

    private func enter() async throws {
        try Task.checkCancellation()
        let ticket = queue.withLock { $0.nextTicket() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result: OffloadQueue.Entry = queue.withLock { queue in
                    // Before anybody else can enter: a pool that is not started runs work where it is asked.
                    if queue.start() { threads.start() }
                    return Task.isCancelled ? .cancelled : queue.enter(ticket, continuation)
                }
                switch result {
                case .runs: continuation.resume()
                case .waits: break
                case .cancelled: continuation.resume(throwing: CancellationError())
                case .full: continuation.resume(throwing: Self.full)
                }
            }
        } onCancel: {
            queue.withLock { $0.withdraw(ticket) }?.resume(throwing: CancellationError())
        }
    }

    private func leave() { queue.withLock { $0.leave() }?.resume() }

    private static var full: Abort {
        Abort(
            .serviceUnavailable, "There is too much to do at the moment. Please try again shortly.",
            headers: [.retryAfter: "1"])
    }
}
