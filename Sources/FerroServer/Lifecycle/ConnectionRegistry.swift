import NIOCore
import Synchronization

/// The open connections of a server, so that they can be limited, drained and closed.
final class ConnectionRegistry: Sendable {
    /// Names a connection for as long as the server runs; an address would be used again before its tasks have ended.
    typealias ID = UInt64

    private struct State {
        var connections: [ID: NIOLoopBound<any ServedConnection>] = [:]
        var isDraining = false
        /// Called once no connection is left; set when no more can come.
        var emptied: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())
    private let maximum: Int
    private let lastID = Atomic<ID>(0)

    init(maximum: Int) { self.maximum = maximum }

    /// A name that no other connection has.
    func nextID() -> ID { lastID.wrappingAdd(1, ordering: .relaxed).newValue }

    /// Adds a connection; false when there are as many as may be.
    ///
    /// One that comes while the server is shutting down was made before, and may have its request answered: whoever adds
    /// it drains it.
    func add(_ id: ID, _ connection: NIOLoopBound<any ServedConnection>) -> Bool {
        state.withLock { state in
            guard state.connections.count < maximum else { return false }
            state.connections[id] = connection
            return true
        }
    }

    /// Puts what a connection has become in its place.
    func replace(_ id: ID, _ connection: NIOLoopBound<any ServedConnection>) {
        let isDraining = state.withLock { state in
            if state.connections[id] != nil { state.connections[id] = connection }
            return state.isDraining
        }
        if isDraining { connection.value.drain() }
    }

    /// Forgets a connection that is closed and whose tasks have all come back.
    func remove(_ id: ID) {
        let emptied = state.withLock { state in
            state.connections[id] = nil
            return state.connections.isEmpty ? state.emptied : nil
        }
        emptied?()
    }

    /// Whether connections are to come to their ends.
    var isDraining: Bool { state.withLock { $0.isDraining } }

    /// Lets every connection finish its requests and close.
    func drain() {
        let connections = state.withLock { state in
            state.isDraining = true
            return Array(state.connections.values)
        }
        for connection in connections { connection.eventLoop.execute { connection.value.drain() } }
    }

    /// Waits until no connection is left, at most for a time; called when no more can come.
    func isEmptied(within time: Duration) async -> Bool {
        let (emptied, keeper) = AsyncStream<Void>.makeStream()
        let isEmpty = state.withLock { state in
            state.emptied = { keeper.finish() }
            return state.connections.isEmpty
        }
        if isEmpty { return true }
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { for await _ in emptied {} }
            tasks.addTask { try? await Task.sleep(for: time) }
            await tasks.next()
            tasks.cancelAll()
        }
        return count == 0
    }

    /// Closes every connection and cancels its tasks.
    func closeAll() {
        let connections = state.withLock { Array($0.connections.values) }
        for connection in connections { connection.eventLoop.execute { connection.value.closeNow() } }
    }

    /// How many connections are not done.
    var count: Int { state.withLock { $0.connections.count } }
}
