package import Foundation
import Synchronization

/// A program that was started, and is waited for whatever becomes of it.
package final class ChildProcess: Sendable {
    private struct State {
        var status: Int32?
        var waiting: [CheckedContinuation<Int32, Never>] = []
    }

    package let id: pid_t
    private let state = Mutex(State())

    init(id: pid_t) {
        self.id = id
        // A thread, because waiting for a process blocks.
        Thread.detachNewThread { [self] in
            var information = siginfo_t()
            while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
            // Its id is free for others from here on: nobody may send it a signal any more.
            let (status, waiting) = state.withLock { state in
                var status: Int32 = 0
                while waitpid(id, &status, 0) < 0, errno == EINTR {}
                state.status = status
                defer { state.waiting = [] }
                return (status, state.waiting)
            }
            for continuation in waiting { continuation.resume(returning: status) }
        }
    }

    /// Whether it has not ended yet.
    package var isRunning: Bool { state.withLock { $0.status == nil } }

    /// Sends it a signal while it runs.
    package func signal(_ number: Int32) {
        state.withLock { state in
            guard state.status == nil else { return }
            _ = Foundation.kill(id, number)
        }
    }

    /// Waits for its end; answers its status.
    @discardableResult package func ended() async -> Int32 {
        await withCheckedContinuation { continuation in
            let status = state.withLock { state in
                if state.status == nil { state.waiting.append(continuation) }
                return state.status
            }
            if let status { continuation.resume(returning: status) }
        }
    }

    /// Waits for its end, and ends it (SIGKILL) when the time is over; answers its status.
    @discardableResult package func ended(within limit: Duration) async -> Int32 {
        let patience = Task.detached { [self] in
            try await Task.sleep(for: limit)
            signal(SIGKILL)
        }
        defer { patience.cancel() }
        return await ended()
    }

    /// Asks it to end, and ends it when it has not within 5 seconds.
    package func end() async {
        signal(SIGCONT)
        signal(SIGTERM)
        await ended(within: .seconds(5))
    }
}
