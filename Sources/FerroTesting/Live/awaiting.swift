import Synchronization
import Testing

/// What resumes one that waits in ``awaiting(_:within:_:)``, once.
package final class Resumption: Sendable {
    private struct State {
        var isWell: Bool?
        var continuation: CheckedContinuation<Bool, Never>?
    }

    private let state = Mutex(State())

    /// Resumes whoever waits.
    package func resume() { finish(true) }

    fileprivate func finish(_ isWell: Bool) {
        let continuation = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard state.isWell == nil else { return nil }
            state.isWell = isWell
            return state.continuation
        }
        continuation?.resume(returning: isWell)
    }

    fileprivate func wait() async -> Bool {
        await withCheckedContinuation { continuation in
            let isWell = state.withLock { state in
                if state.isWell == nil { state.continuation = continuation }
                return state.isWell
            }
            if let isWell { continuation.resume(returning: isWell) }
        }
    }
}

/// Waits until somebody resumes it, whatever becomes of the task; after a minute that is an issue, and it goes on.
///
/// - Parameters:
///   - what: what is waited for, as in "… did not come within 60 seconds".
///   - register: hands what resumes it to those who will.
package func awaiting(
    _ what: String, within limit: Duration = .seconds(60), _ register: (Resumption) -> Void
) async {
    let resumption = Resumption()
    register(resumption)
    let patience = Task.detached {
        try await Task.sleep(for: limit)
        resumption.finish(false)
    }
    let isWell = await resumption.wait()
    patience.cancel()
    if !isWell { Issue.record("\(what) did not come within \(limit)") }
}
