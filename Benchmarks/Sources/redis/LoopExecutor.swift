import NIOCore
import Synchronization

/// Runs tasks on an event loop, as the server does with its handlers: what is resumed in one turn runs in one go.
final class LoopExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        /// What ran last, for its room.
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
        let jobs = state.withLock { state in
            state.isWoken = false
            let jobs = state.jobs
            state.jobs = state.spare
            state.spare = []
            return jobs
        }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        state.withLock { $0.spare = jobs; $0.spare.removeAll(keepingCapacity: jobs.count <= 4096) }
    }
}
