import FerroSQL
import FerroSupport
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A thread that does one step after the other on a connection, and may wait for the server meanwhile.
final class CopyThread: Sendable {
    private struct State {
        var job: (@Sendable () -> Void)?
        var isOver = false
    }

    private let wakeUp: WakeUp
    private let state = Mutex(State())

    private init(_ wakeUp: WakeUp) { self.wakeUp = wakeUp }

    /// Starts a thread; throws when the system refuses one.
    static func start() throws(SQLError) -> CopyThread {
        guard let wakeUp = WakeUp() else { throw SQLError(.connection, "the process has no file descriptors left") }
        let thread = CopyThread(wakeUp)
        guard startThread({ thread.serve() }) else {
            throw SQLError(.connection, "the system refused another thread")
        }
        return thread
    }

    /// Does a step, after which the task goes on.
    func run<Value: Sendable>(
        _ step: @escaping @Sendable () throws(SQLError) -> Value
    ) async -> Result<Value, SQLError> {
        await withUnsafeContinuation { continuation in
            state.withLock { state in
                state.job = { continuation.resume(returning: Result { () throws(SQLError) in try step() }) }
            }
            wakeUp.signal()
        }
    }

    /// Ends the thread after the step that it is at.
    func end() {
        state.withLock { $0.isOver = true }
        wakeUp.signal()
    }

    private func serve() {
        while true {
            var entry = pollfd(fd: wakeUp.reading, events: Int16(POLLIN), revents: 0)
            _ = poll(&entry, 1, -1)
            wakeUp.drain()
            let (job, isOver) = state.withLock { state in
                defer { state.job = nil }
                return (state.job, state.isOver)
            }
            job?()
            if isOver { return }
        }
    }
}
