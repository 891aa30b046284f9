import FerroHTTP
import HTTPTypes
import NIOCore
import Synchronization

/// What sends the bytes of a body that is being made: a connection of HTTP/1, or a stream of HTTP/2.
protocol BodyCarrier: AnyObject, SendableMetatype {
    /// Takes bytes of the body; true when more can be taken at once.
    func send(_ bytes: ByteBuffer) throws -> Bool
    /// Lets a writer wait until more can be taken.
    func waitForRoom(_ writer: CheckedContinuation<Void, any Error>)
}

/// Carries a body from the task that makes it to what sends it, on whose event loop it arrives.
final class CarrierSink<Carrier: BodyCarrier>: BodySink {
    private struct State: Sendable {
        var trailers = Headers()
        var isDraining = false
        var actions: [@Sendable () -> Void] = []
    }

    private let carrier: NIOLoopBound<Carrier>
    private let state = Mutex(State())
    /// Whether the body is over: who still holds its writer must not write into the next one.
    private let isEnded = Atomic(false)

    init(_ carrier: NIOLoopBound<Carrier>) { self.carrier = carrier }

    func write(_ bytes: ByteBuffer) async throws {
        if carrier.eventLoop.inEventLoop {
            try checkEnd()
            if try carrier.value.send(bytes) { return try Task.checkCancellation() }
            return try await withCheckedThrowingContinuation { waitForRoom($0) }
        }
        try await withCheckedThrowingContinuation { (writer: CheckedContinuation<Void, any Error>) in
            carrier.eventLoop.execute { [self] in
                do {
                    try checkEnd()
                    if try carrier.value.send(bytes) {
                        writer.resume()
                    } else {
                        carrier.value.waitForRoom(writer)
                    }
                } catch {
                    writer.resume(throwing: error)
                }
            }
        }
    }

    /// The body is over; said on the event loop.
    func end() { isEnded.store(true, ordering: .relaxed) }

    private func checkEnd() throws(HTTPFailure) {
        guard isEnded.load(ordering: .relaxed) else { return }
        throw HTTPFailure(
            .response, .internalServerError, "The body of this writer is over: write before its function returns.")
    }

    private func waitForRoom(_ writer: CheckedContinuation<Void, any Error>) {
        if carrier.eventLoop.inEventLoop {
            carrier.value.waitForRoom(writer)
        } else {
            carrier.eventLoop.execute { [carrier] in carrier.value.waitForRoom(writer) }
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
