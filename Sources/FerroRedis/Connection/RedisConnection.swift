package import NIOCore
import NIOPosix
import Synchronization

/// One socket to one server, which many tasks may use at once.
///
/// Commands of one turn of the loop leave in one write; answers come in the order of the commands. A task that runs on
/// the connection's event loop never leaves it.
package final class RedisConnection: RedisCommands {
    /// Where it lives.
    package let eventLoop: any EventLoop
    /// The server.
    package let endpoint: RedisEndpoint
    let core: ConnectionCore
    private let tickets = Atomic<UInt64>(1)

    init(_ core: ConnectionCore, _ endpoint: RedisEndpoint) {
        self.core = core
        self.endpoint = endpoint
        eventLoop = core.loop
    }

    /// Nobody can send anything any more.
    deinit {
        guard !isClosed else { return }
        let core = self.core
        core.loop.execute { core.fail(RedisError(.closed, "Nobody uses the connection to Redis any more.")) }
    }

    /// Whether it ended or is about to.
    package var isClosed: Bool { core.ended.load(ordering: .acquiring) }

    /// Sends one command and waits for its answer.
    nonisolated(nonsending) package func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply {
        try await send(command, timeout: nil)
    }

    /// Sends commands that nothing else comes between; a refusal stays in its place.
    package func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        try await send(commands, timeout: nil)
    }

    /// Sends one command that has a time of its own: nil for the configuration's, `.seconds(.max)` for ever.
    nonisolated(nonsending) package func send(
        _ command: RedisCommand, timeout: Duration?
    ) async throws(RedisError) -> RedisReply {
        if Task.isCancelled { throw ConnectionCore.cancelled(command.name, mayHaveRun: false) }
        let ticket = tickets.wrappingAdd(1, ordering: .relaxed).oldValue
        let deadline = Self.deadline(timeout)
        do {
            return try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { continuation in
                    if eventLoop.inEventLoop {
                        core.enqueue(command, ticket, deadline, continuation)
                    } else {
                        put(.one(command, ticket, deadline, continuation))
                        // The handler may have been called before there was anything to cancel.
                        if Task.isCancelled { cancel(ticket) }
                    }
                }
            } onCancel: {
                cancel(ticket)
            }
        } catch {
            throw Self.known(error)
        }
    }

    /// Sends commands that have a time of their own.
    package func send(_ commands: [RedisCommand], timeout: Duration?) async throws(RedisError) -> [RedisReply] {
        if Task.isCancelled { throw ConnectionCore.cancelled(commands.first?.name ?? "nothing", mayHaveRun: false) }
        let ticket = tickets.wrappingAdd(1, ordering: .relaxed).oldValue
        let deadline = Self.deadline(timeout)
        do {
            return try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { continuation in
                    if eventLoop.inEventLoop {
                        core.enqueue(commands, ticket, deadline, continuation)
                    } else {
                        put(.many(commands, ticket, deadline, continuation))
                        // The handler may have been called before there was anything to cancel.
                        if Task.isCancelled { cancel(ticket) }
                    }
                }
            } onCancel: {
                cancel(ticket)
            }
        } catch {
            throw Self.known(error)
        }
    }

    private func put(_ item: CommandInbox.Item) {
        if core.inbox.put(item) { eventLoop.execute { self.core.drain() } }
    }

    private func cancel(_ ticket: UInt64) { put(.cancel(ticket)) }

    private static func deadline(_ timeout: Duration?) -> NIODeadline? {
        guard let timeout else { return nil }
        return timeout > .seconds(1_000_000_000) ? .distantFuture : .now() + TimeAmount(timeout)
    }

    private static func known(_ error: any Error) -> RedisError {
        error as? RedisError
            ?? RedisError(.connection, "The connection failed: \(error).", mayHaveRun: true, cause: error)
    }
}

extension RedisConnection {
    /// Who takes what the server sends without being asked: messages, and the confirmations of subscriptions.
    ///
    /// Called on the event loop, in the order of arrival; it must not block. With a handler the connection is one for
    /// subscriptions: arrays that begin with `message`, `pmessage`, `subscribe`… go there.
    package func onPush(_ handler: @escaping @Sendable (RedisReply) -> Void) async {
        await onLoop { $0.pushHandler = handler }
    }

    /// Sends `SUBSCRIBE`, `UNSUBSCRIBE` and their like, with their channels; the confirmations go to the push handler,
    /// and so does a refusal.
    package func post(_ command: RedisCommand) async throws(RedisError) {
        let error = await onLoop { core in core.post(command) }
        if let error { throw error }
    }

    /// Calls back on the event loop with why it ended; at once when it has.
    package func onClose(_ listener: @escaping @Sendable (RedisError) -> Void) {
        let core = self.core
        let body: @Sendable () -> Void = {
            if core.phase == .closed {
                listener(core.failure ?? RedisError(.closed, "The connection to Redis was closed."))
            } else {
                core.whenClosed.append(listener)
            }
        }
        if eventLoop.inEventLoop { body() } else { eventLoop.execute(body) }
    }

    /// Ends it; what waits fails with an error that says whether it may have run.
    package func close() async {
        await onLoop { $0.fail(RedisError(.closed, "The connection to Redis was closed.")) }
    }

    func onLoop<Value: Sendable>(_ body: @escaping @Sendable (ConnectionCore) -> Value) async -> Value {
        let core = self.core
        if eventLoop.inEventLoop { return body(core) }
        return await withUnsafeContinuation { continuation in
            eventLoop.execute { continuation.resume(returning: body(core)) }
        }
    }
}
