import Dispatch
import FerroSQL
import FerroSupport
import Synchronization

/// A thread with a connection of its own: jobs are run on it in order, and nothing else ever touches the connection.
final class ConnectionThread: Sendable {
    typealias Job = @Sendable (SQLiteConnection) -> Void

    private struct State {
        var jobs: [Job] = []
        var isStopping = false
        var hasEnded = false
        var observers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let wakeUp = DispatchSemaphore(value: 0)

    /// Starts a thread that opens its connection first; throws what opening threw.
    static func start(
        _ open: @escaping @Sendable () throws(SQLError) -> SQLiteConnection
    ) async throws(SQLError) -> ConnectionThread {
        let thread = ConnectionThread()
        let failure = await withCheckedContinuation { (opened: CheckedContinuation<SQLError?, Never>) in
            let started = startThread {
                do throws(SQLError) {
                    let connection = try open()
                    opened.resume(returning: nil)
                    thread.serve(connection)
                } catch {
                    opened.resume(returning: error)
                }
            }
            if !started { opened.resume(returning: SQLError(.connection, "the system refused another thread")) }
        }
        if let failure { throw failure }
        return thread
    }

    /// Runs a job after those before it; false, and the job is dropped, once the thread was stopped.
    @discardableResult
    func enqueue(_ job: @escaping Job) -> Bool {
        let isAccepted = state.withLock { state in
            if !state.isStopping { state.jobs.append(job) }
            return !state.isStopping
        }
        if isAccepted { wakeUp.signal() }
        return isAccepted
    }

    /// Closes the connection after the jobs that are there.
    func stop() {
        state.withLock { $0.isStopping = true }
        wakeUp.signal()
    }

    /// Waits until the connection is closed.
    func ended() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.observers.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    private func serve(_ connection: SQLiteConnection) {
        while true {
            wakeUp.wait()
            let (jobs, isStopping) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isStopping)
            }
            for job in jobs { job(connection) }
            if isStopping { break }
        }
        connection.close()
        let observers = state.withLock { state in
            state.hasEnded = true
            defer { state.observers = [] }
            return state.observers
        }
        for observer in observers { observer.resume() }
    }
}
