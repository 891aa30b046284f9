internal import Synchronization

/// How a job that runs at once reaches the runtime that its queue is part of, without keeping it alive.
final class RuntimeLink: Sendable {
    private struct Weak { weak var runtime: Runtime? }
    private let target = Mutex(Weak())

    func connect(_ runtime: Runtime) { target.withLock { $0.runtime = runtime } }

    func runtime() throws(ApplicationError) -> Runtime {
        guard let runtime = target.withLock({ $0.runtime }) else {
            throw ApplicationError(.missing, "the app is closed: push jobs while it runs")
        }
        return runtime
    }
}
