import NIOCore
import Synchronization

/// One shared connection of one event loop, opened on first use and again after each loss.
final class ConnectionSlot: Sendable {
    typealias Open = @Sendable (any EventLoop) async throws(RedisError) -> RedisConnection
    /// What others may want to know.
    enum Event {
        case opened
        case lost
        case failed(RedisError)
    }

    private typealias Waiter = (id: UInt64, continuation: UnsafeContinuation<RedisConnection, any Error>)

    private struct State {
        var connection: RedisConnection?
        var isConnecting = false
        var isClosed = false
        var failures = 0
        var since = NIODeadline.now()
        var opened = NIODeadline.now()
        var lastError: RedisError?
        var nextWaiter: UInt64 = 1
        var waiters: [Waiter] = []
        var task: Task<Void, Never>?
    }

    let loop: any EventLoop
    private let patience: TimeAmount
    private let most: Int
    private let backoff: Backoff
    private let open: Open
    private let onEvent: @Sendable (Event) -> Void
    private let state = Mutex(State())

    init(
        _ loop: any EventLoop, patience: Duration, most: Int, backoff: Backoff, open: @escaping Open,
        onEvent: @escaping @Sendable (Event) -> Void
    ) {
        self.loop = loop
        self.patience = TimeAmount(patience)
        self.most = most
        self.backoff = backoff
        self.open = open
        self.onEvent = onEvent
    }

    deinit {
        let (task, connection) = state.withLock { ($0.task, $0.connection) }
        task?.cancel()
        connection?.giveUp(RedisError(.closed, "Nobody uses the connection to Redis any more."))
    }

    /// The connection, if it is open.
    var current: RedisConnection? {
        guard let connection = state.withLock({ $0.connection }), !connection.isClosed else { return nil }
        return connection
    }

    /// The connection; while the server is away it is waited for no longer than the patience.
    func connection() async throws(RedisError) -> RedisConnection {
        if let current { return current }
        let id = state.withLock { state in
            defer { state.nextWaiter += 1 }
            return state.nextWaiter
        }
        do {
            return try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { continuation in
                    join((id, continuation))
                    if Task.isCancelled { leave(id) }
                }
            } onCancel: {
                leave(id)
            }
        } catch {
            throw error as? RedisError ?? RedisError(.connection, "No connection to Redis: \(error).", cause: error)
        }
    }

    /// Takes nothing new; the connection ends when what waits was answered.
    func close(within limit: Duration) async {
        let error = RedisError(.closed, "The Redis client was closed.")
        let (connection, waiters, task) = state.withLock { state in
            defer {
                state.isClosed = true
                state.connection = nil
                state.waiters = []
            }
            return (state.connection, state.waiters, state.task)
        }
        task?.cancel()
        for waiter in waiters { waiter.continuation.resume(throwing: error) }
        await connection?.closeGracefully(within: limit)
        // An attempt that is under way ends before the loops may.
        await task?.value
    }

    private func join(_ waiter: Waiter) {
        let outcome: Result<RedisConnection, RedisError>? = state.withLock { state in
            if state.isClosed { return .failure(RedisError(.closed, "The Redis client was closed.")) }
            if let connection = state.connection, !connection.isClosed { return .success(connection) }
            if state.isConnecting, let error = state.lastError, isHopeless(error, since: state.since) {
                return .failure(error)
            }
            guard state.waiters.count < most else {
                return .failure(
                    RedisError(.overloaded, "\(most) commands wait already for a connection to Redis: it is not there.")
                )
            }
            state.waiters.append(waiter)
            if !state.isConnecting { start(&state) }
            return nil
        }
        switch outcome {
        case .success(let connection): waiter.continuation.resume(returning: connection)
        case .failure(let error): waiter.continuation.resume(throwing: error)
        case nil: break
        }
    }

    private func leave(_ id: UInt64) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(
            throwing: RedisError(.cancelled, "The task was cancelled while it waited for a connection to Redis."))
    }

    /// Whether waiting longer would help nobody.
    private func isHopeless(_ error: RedisError, since: NIODeadline) -> Bool {
        error.code == .authentication || error.code == .configuration || since + patience <= .now()
    }

    // MARK: Connecting

    private func start(_ state: inout State) {
        state.isConnecting = true
        state.since = .now()
        state.lastError = nil
        // Neither keeps the slot: nobody tries any more for a client that nobody has any more.
        state.task = Task.detached { [weak self] in
            while !Task.isCancelled, let pause = self?.pause {
                if pause > .zero { try? await Task.sleep(for: pause) }
                guard let attempt = self?.attempt else { return }
                let outcome = await attempt()
                guard await self?.goesOn(after: outcome) == true else { return }
            }
        }
        loop.scheduleTask(deadline: state.since + patience) { [weak self] in self?.giveUp() }
    }

    private var pause: Duration { backoff.pause(after: state.withLock { $0.failures }, .random(in: 0..<1)) }

    private var attempt: @Sendable () async -> Result<RedisConnection, RedisError> {
        { [open, loop] in
            do throws(RedisError) { return .success(try await open(loop)) } catch { return .failure(error) }
        }
    }

    private func goesOn(after outcome: Result<RedisConnection, RedisError>) async -> Bool {
        switch outcome {
        case .success(let connection):
            await opened(connection)
            return false
        case .failure(let error):
            failed(error)
            return true
        }
    }

    private func opened(_ connection: RedisConnection) async {
        let waiters: [Waiter]? = state.withLock { state in
            guard !state.isClosed else { return nil }
            defer { state.waiters = [] }
            state.connection = connection
            state.isConnecting = false
            state.lastError = nil
            state.failures = min(state.failures, 2)
            state.opened = .now()
            state.task = nil
            return state.waiters
        }
        guard let waiters else { return await connection.close() }
        onEvent(.opened)
        // It holds the connection until that ends, and only until then: whatever is referred to weakly counts its
        // references at several times the cost.
        connection.onClose { [weak self] _ in
            self?.onEvent(.lost)
            self?.lost(connection)
        }
        for waiter in waiters { waiter.continuation.resume(returning: connection) }
    }

    private func failed(_ error: RedisError) {
        let waiters = state.withLock { state in
            state.failures += 1
            state.lastError = error
            guard isHopeless(error, since: state.since) else { return [Waiter]() }
            defer { state.waiters = [] }
            return state.waiters
        }
        onEvent(.failed(error))
        for waiter in waiters { waiter.continuation.resume(throwing: error) }
    }

    private func giveUp() {
        let (waiters, error) = state.withLock { state in
            guard state.isConnecting, state.since + patience <= .now() else { return ([Waiter](), nil as RedisError?) }
            defer { state.waiters = [] }
            let error =
                state.lastError
                ?? RedisError(
                    .timeout, "Redis gave no connection in time. Is it running, and does REDIS_URL name it?")
            state.lastError = error
            return (state.waiters, error)
        }
        guard let error else { return }
        for waiter in waiters { waiter.continuation.resume(throwing: error) }
    }

    private func lost(_ connection: RedisConnection) {
        state.withLock { state in
            guard state.connection === connection else { return }
            state.connection = nil
            // One that lived for a while is made again at once; one that did not counts as a failure.
            state.failures = state.opened + .seconds(1) <= .now() ? 0 : state.failures + 1
            if !state.isClosed { start(&state) }
        }
    }

    /// Gives a connection up, for the server is no longer where it leads to; what waits on it is answered.
    func renew(_ connection: RedisConnection) -> Bool {
        state.withLock { state in
            guard state.connection === connection else { return false }
            state.connection = nil
            if !state.isClosed { start(&state) }
            return true
        }
    }
}
