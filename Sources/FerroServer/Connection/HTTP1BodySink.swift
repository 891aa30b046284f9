import FerroHTTP
import NIOCore
import Synchronization

/// Carries a body from the task that makes it to its connection.
final class HTTP1BodySink: BodySink {
    private struct State: Sendable {
        var trailers = Headers()
        var isDraining = false
        var actions: [@Sendable () -> Void] = []
    }

    private let connection: NIOLoopBound<HTTP1Connection>
    private let state = Mutex(State())

    init(_ connection: NIOLoopBound<HTTP1Connection>) { self.connection = connection }

    func write(_ bytes: ByteBuffer) async throws {
        if connection.eventLoop.inEventLoop {
            if try connection.value.send(bytes) { return try Task.checkCancellation() }
            return try await withCheckedThrowingContinuation { waitForRoom($0) }
        }
        try await withCheckedThrowingContinuation { (writer: CheckedContinuation<Void, any Error>) in
            connection.eventLoop.execute { [connection] in
                do {
                    if try connection.value.send(bytes) {
                        writer.resume()
                    } else {
                        connection.value.waitForRoom(writer)
                    }
                } catch {
                    writer.resume(throwing: error)
                }
            }
        }
    }

    private func waitForRoom(_ writer: CheckedContinuation<Void, any Error>) {
        if connection.eventLoop.inEventLoop {
            connection.value.waitForRoom(writer)
        } else {
            connection.eventLoop.execute { [connection] in connection.value.waitForRoom(writer) }
        }
    }

    /// The fields that follow the body.
    var trailers: Headers { state.withLock { $0.trailers } }

    func add(trailers: Headers) {
        state.withLock { state in
            for (name, value) in trailers { state.trailers.append(name, value) }
        }
    }

    var isDraining: Bool { state.withLock { $0.isDraining } }

    func onDrain(_ action: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            if !state.isDraining { state.actions.append(action) }
            return state.isDraining
        }
        if isLate { action() }
    }

    /// The server begins to stop.
    func drain() {
        let actions = state.withLock { state in
            state.isDraining = true
            defer { state.actions = [] }
            return state.actions
        }
        for action in actions { action() }
    }
}
