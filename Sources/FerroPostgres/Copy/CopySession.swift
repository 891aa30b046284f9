import FerroSQL
import FerroSupport
import Synchronization

/// A connection that is lent out of the reactor for one COPY.
///
/// COPY does not exist in pipeline mode, and libpq waits while the server takes or gives no more: that is the
/// back-pressure, on a thread that may wait.
final class CopySession: Sendable {
    private let client: PostgresClient
    private let lease: PostgresLease
    private let server: ServerConnection
    private let thread: CopyThread
    private let isOver = Atomic(false)
    /// A cancel request may reach the server at any time after it was made.
    private let wasCancelled = Atomic(false)

    private init(_ client: PostgresClient, _ lease: PostgresLease, _ server: ServerConnection, _ thread: CopyThread) {
        self.client = client
        self.lease = lease
        self.server = server
        self.thread = thread
    }

    // Whoever read stopped half way: the connection goes with what is still on it.
    deinit { end(isClean: false) }

    /// Takes a connection and begins to copy; throws what the server has against the statement.
    static func begin(_ text: String, _ client: PostgresClient) async throws(SQLError) -> CopySession {
        let thread = try CopyThread.start()
        let request = PostgresRequest(.acquire, label: String(text.prefix(60)))
        do throws(SQLError) {
            try await client.perform(request)
            guard let lease = request.lease, let server = await client.lend(lease) else {
                throw SQLError(.connection, "the connection was lost before COPY began: try again")
            }
            let session = CopySession(client, lease, server, thread)
            try await session.run { server throws(SQLError) in try server.beginCopy(text) }
            return session
        } catch {
            thread.end()
            throw error
        }
    }

    /// Does a step; a cancelled task stops what the server does.
    func run<Value: Sendable>(
        _ step: @escaping @Sendable (ServerConnection) throws(SQLError) -> Value
    ) async throws(SQLError) -> Value {
        if Task.isCancelled { throw .cancelled("the task was cancelled, and its COPY with it") }
        let server = server
        let result = await withTaskCancellationHandler {
            await thread.run { () throws(SQLError) in try step(server) }
        } onCancel: {
            wasCancelled.store(true, ordering: .relaxed)
            _ = startThread(server.cancelRequest())
        }
        switch result {
        case .success(let value): return value
        case .failure(let error):
            if Task.isCancelled { throw .cancelled("the task was cancelled, and its COPY with it") }
            throw error
        }
    }

    /// Gives the connection back; one that is still copying is closed, which undoes what it copied.
    func end(isClean: Bool) {
        guard !isOver.exchange(true, ordering: .relaxed) else { return }
        thread.end()
        client.takeBack(lease, isClean: isClean && !wasCancelled.load(ordering: .relaxed))
    }
}

extension PostgresClient {
    /// Takes a connection out of the reactor's hands.
    func lend(_ lease: PostgresLease) async -> ServerConnection? {
        await withUnsafeContinuation { continuation in
            let isAccepted = inbox.post(
                .perform { switchboard in continuation.resume(returning: switchboard.lend(lease)) })
            if !isAccepted { continuation.resume(returning: nil) }
        }
    }

    /// Puts it back.
    func takeBack(_ lease: PostgresLease, isClean: Bool) {
        inbox.post(.perform { switchboard in switchboard.takeBack(lease, isClean: isClean) })
    }
}

extension Switchboard {
    fileprivate func lend(_ lease: PostgresLease) -> ServerConnection? {
        guard let connection = lease.connection, connection.loss == nil else { return nil }
        connection.isLent = true
        return connection.server
    }

    fileprivate func takeBack(_ lease: PostgresLease, isClean: Bool) {
        guard let connection = lease.connection else { return }
        connection.isLent = false
        if !isClean || connection.server.isBroken { connection.loss = connection.loss ?? "a COPY ended half way" }
        release(lease)
    }
}
