import Synchronization

/// What tasks and other threads tell the reactor's thread, which is woken only when it sleeps.
final class Inbox: Sendable {
    private struct State {
        var commands: [Command] = []
        var isSleeping = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wakeUp: WakeUp

    init(_ wakeUp: WakeUp) { self.wakeUp = wakeUp }

    /// Leaves a command; false once the thread has ended.
    @discardableResult
    func post(_ command: Command) -> Bool {
        let (isAccepted, wakes) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.commands.append(command)
            defer { state.isSleeping = false }
            return (true, state.isSleeping)
        }
        if wakes { wakeUp.signal() }
        return isAccepted
    }

    /// Exchanges an empty array for the commands that are there.
    func take(into commands: inout [Command]) {
        state.withLock { swap(&$0.commands, &commands) }
    }

    /// Notes that the thread goes to sleep; false when there are commands to see to first.
    func fallAsleep() -> Bool {
        state.withLock { state in
            state.isSleeping = state.commands.isEmpty
            return state.isSleeping
        }
    }

    /// Notes that the thread is awake, so that nobody wakes it.
    func awake() { state.withLock { $0.isSleeping = false } }

    /// Refuses everything from now on and hands over what was left.
    func close() -> [Command] {
        state.withLock { state in
            state.isClosed = true
            defer { state.commands = [] }
            return state.commands
        }
    }
}

/// What the reactor's thread is told.
enum Command: Sendable {
    /// A task waits for this.
    case run(PostgresRequest)
    /// A task does not want this any more.
    case cancel(PostgresRequest)
    /// A connection is not needed any more.
    case release(PostgresLease)
    /// An attempt to connect has ended.
    case connected(Result<ServerConnection, ConnectFailure>, ConnectionPool.ID, isShared: Bool)
    /// The server has taken a cancel request, or cannot be reached for one.
    case cancelSent(PostgresConnection)
    /// Everything is to end; the closure runs when it has.
    case close(@Sendable () -> Void)
    /// Something else.
    case perform(@Sendable (Switchboard) -> Void)
}
