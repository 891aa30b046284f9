import NIOCore
import Synchronization

/// The open connections of a server, so that they can be limited, drained and closed.
final class ConnectionRegistry: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: NIOLoopBound<any ServedConnection>] = [:]
        /// Fulfilled once no connection is left; set when draining begins.
        var emptied: EventLoopPromise<Void>?
    }

    private let state = Mutex(State())
    private let maximum: Int

    init(maximum: Int) { self.maximum = maximum }

    /// Adds a connection; false when there are as many as may be, or the server is shutting down.
    func add(_ id: ObjectIdentifier, _ connection: NIOLoopBound<any ServedConnection>) -> Bool {
        state.withLock { state in
            guard state.connections.count < maximum, state.emptied == nil else { return false }
            state.connections[id] = connection
            return true
        }
    }

    /// Puts what a connection has become in its place.
    func replace(_ id: ObjectIdentifier, _ connection: NIOLoopBound<any ServedConnection>) {
        let isDraining = state.withLock { state in
            if state.connections[id] != nil { state.connections[id] = connection }
            return state.emptied != nil
        }
        if isDraining { connection.value.drain() }
    }

    /// Forgets a connection that is closed and whose tasks have all come back.
    func remove(_ id: ObjectIdentifier) {
        let emptied = state.withLock { state in
            state.connections[id] = nil
            return state.connections.isEmpty ? state.emptied : nil
        }
        emptied?.succeed()
    }

    /// Lets every connection finish its requests and takes no new one; the promise succeeds when none is left.
    func drain(_ promise: EventLoopPromise<Void>) {
        let connections = state.withLock { state in
            state.emptied = promise
            return Array(state.connections.values)
        }
        if connections.isEmpty { promise.succeed() }
        for connection in connections { connection.eventLoop.execute { connection.value.drain() } }
    }

    /// Closes every connection and cancels its tasks.
    func closeAll() {
        let connections = state.withLock { Array($0.connections.values) }
        for connection in connections { connection.eventLoop.execute { connection.value.closeNow() } }
    }

    /// How many connections are not done.
    var count: Int { state.withLock { $0.connections.count } }
}
