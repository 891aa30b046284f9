import NIOCore
import Synchronization

/// Runs tasks on an event loop, as the server does with its handlers: what is resumed in one turn runs in one go.
final class LoopExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        /// Empty, and has the room of what ran last.
        var spare: [UnownedJob] = []
        var isWoken = false
    }

    private let loop: any EventLoop
    private let state = Mutex(State())

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustWake = state.withLock { state in
            state.jobs.append(job)
            defer { state.isWoken = true }
            return !state.isWoken
        }
        if mustWake { loop.execute { self.drain() } }
    }

    /// Runs what there is now; what comes meanwhile has its turn after what the loop has to do.
    private func drain() {
        var jobs: [UnownedJob] = []
        state.withLock { state in
            swap(&jobs, &state.jobs)
            swap(&state.jobs, &state.spare)
            state.isWoken = false
        }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        jobs.removeAll(keepingCapacity: jobs.count <= 4096)
        state.withLock { swap(&jobs, &$0.spare) }
    }
}
