import NIOCore
import Synchronization

/// Connections that one task at a time has to itself: few, made when needed and kept while they are clean.
final class ExclusivePool: Sendable {
    private typealias Waiter = (id: UInt64, continuation: UnsafeContinuation<RedisConnection?, any Error>)

    private struct State {
        var idle: [RedisConnection] = []
        var lent: [ObjectIdentifier: RedisConnection] = [:]
        var count = 0
        var isClosed = false
        var nextWaiter: UInt64 = 1
        var waiters: [Waiter] = []
    }

    private let limit: Int
    private let patience: TimeAmount
    private let timers: any EventLoop
    private let open: @Sendable () async throws(RedisError) -> RedisConnection
    private let state = Mutex(State())

    init(
        limit: Int, patience: Duration, timers: any EventLoop,
        open: @escaping @Sendable () async throws(RedisError) -> RedisConnection
    ) {
        self.limit = limit
        self.patience = TimeAmount(patience)
        self.timers = timers
        self.open = open
    }

    deinit {
        for connection in state.withLock({ $0.idle }) {
            connection.giveUp(RedisError(.closed, "Nobody uses the connection to Redis any more."))
        }
    }

    func checkOut() async throws(RedisError) -> RedisConnection {
        let idle = try await permit()
        do throws(RedisError) {
            if let idle, !idle.isClosed { return try await lend(idle) }
            let connection = try await open()
            await connection.onLoop { $0.cleanliness.isWatched = true }
            return try await lend(connection)
        } catch {
            release(nil)
            throw error
        }
    }

    private func lend(_ connection: RedisConnection) async throws(RedisError) -> RedisConnection {
        let isLent = state.withLock { state in
            if !state.isClosed { state.lent[ObjectIdentifier(connection)] = connection }
            return !state.isClosed
        }
        if isLent { return connection }
        await connection.close()
        throw Self.closed
    }

    func checkIn(_ connection: RedisConnection) async {
        let isOwn = state.withLock { $0.lent.removeValue(forKey: ObjectIdentifier(connection)) != nil }
        // A node that went and came back has a pool of its own.
        guard isOwn else { return await connection.close() }
        let isClean = await connection.onLoop { $0.phase == .open && $0.waiting.isEmpty && $0.cleanliness.isClean }
        if !isClean { await connection.close() }
        if let unwanted = release(isClean ? connection : nil) { await unwanted.close() }
    }

    /// Lends nothing any more; what is lent ends when what waits on it was answered, or after a time.
    func close(within limit: Duration) async {
        let (idle, lent, waiters) = state.withLock { state in
            state.isClosed = true
            defer {
                state.idle = []
                state.waiters = []
            }
            return (state.idle, Array(state.lent.values), state.waiters)
        }
        for waiter in waiters { waiter.continuation.resume(throwing: Self.closed) }
        for connection in idle { await connection.close() }
        await withDiscardingTaskGroup { group in
            for connection in lent { group.addTask { await connection.closeGracefully(within: limit) } }
        }
    }

    /// Ends what is idle; what is in use comes back as ever.
    func drain() async {
        let idle = state.withLock { state in
            defer { state.idle = [] }
            state.count -= state.idle.count
            return state.idle
        }
        for connection in idle { await connection.close() }
    }

    private static var closed: RedisError { RedisError(.closed, "The Redis client was closed.") }

    /// The right to one connection, with one that is idle or without.
    private func permit() async throws(RedisError) -> RedisConnection? {
        let id = state.withLock { state in
            defer { state.nextWaiter += 1 }
            return state.nextWaiter
        }
        do {
            return try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { continuation in
                    join((id, continuation))
                    if Task.isCancelled { leave(id, Self.cancelled) }
                }
            } onCancel: {
                leave(id, Self.cancelled)
            }
        } catch {
            throw error as? RedisError ?? RedisError(.connection, "No connection to Redis: \(error).", cause: error)
        }
    }

    private func join(_ waiter: Waiter) {
        enum Outcome { case granted(RedisConnection?), refused, waits }
        let outcome: Outcome = state.withLock { state in
            if state.isClosed { return .refused }
            if let idle = state.idle.popLast() { return .granted(idle) }
            if state.count < limit {
                state.count += 1
                return .granted(nil)
            }
            state.waiters.append(waiter)
            return .waits
        }
        switch outcome {
        case .granted(let connection): waiter.continuation.resume(returning: connection)
        case .refused: waiter.continuation.resume(throwing: Self.closed)
        case .waits: timers.scheduleTask(in: patience) { self.leave(waiter.id, self.exhausted) }
        }
    }

    private var exhausted: RedisError {
        RedisError(
            .overloaded,
            "All \(limit) connections of their own are in use. Raise REDIS_MAX_CONNECTIONS or hold them shorter.")
    }

    private static var cancelled: RedisError {
        RedisError(.cancelled, "The task was cancelled while it waited for a connection to Redis.")
    }

    private func leave(_ id: UInt64, _ error: RedisError) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: error)
    }

    /// Gives the right on to the next; returns a connection that nobody wants any more.
    @discardableResult
    private func release(_ connection: RedisConnection?) -> RedisConnection? {
        let (waiter, unwanted): (Waiter?, RedisConnection?) = state.withLock { state in
            if state.isClosed {
                state.count -= 1
                return (nil, connection)
            }
            if !state.waiters.isEmpty { return (state.waiters.removeFirst(), nil) }
            if let connection { state.idle.append(connection) } else { state.count -= 1 }
            return (nil, nil)
        }
        waiter?.continuation.resume(returning: connection)
        return unwanted
    }
}
