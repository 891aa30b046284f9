import HTTPTypes
import NIOCore
import Synchronization

/// Messages between the tasks that send them and the one that writes them to the client.
final class EventOutbox: Sendable {
    /// What the writing task does next.
    enum Step: Sendable {
        /// Writes bytes, up to the message of that number.
        case write(ByteBuffer, through: UInt64)
        /// The server begins to stop: tells those who send.
        case drain
    }

    enum Ending: Sendable {
        /// Messages may come; becomes one of the others.
        case open
        /// The producer has returned, or a buffer ran over: what is left is written.
        case finished
        /// The producer has failed or the client has gone: nothing more is written.
        case failed(any Error)
    }

    struct State: Sendable {
        var waiting = CircularBuffer<ByteBuffer>()
        /// How many messages came, and how many of them are with the client.
        var sent: UInt64 = 0
        var written: UInt64 = 0
        var ending = Ending.open
        var isDraining = false
        var owesDrain = false
        var reader: CheckedContinuation<Void, any Error>?
        var senders: [UInt64: CheckedContinuation<Void, any Error>] = [:]
    }

    let state = Mutex(State())
    private let policy: EventBuffer.Policy

    init(_ buffer: EventBuffer) { policy = buffer.policy }

    /// Takes a message and waits as long as the policy says.
    func send(_ bytes: ByteBuffer) async throws {
        try Task.checkCancellation()
        let number = try put(bytes)
        guard case .wait = policy else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait(for: number, $0) }
        } onCancel: {
            let sender = state.withLock { $0.senders.removeValue(forKey: number) }
            sender?.resume(throwing: CancellationError())
        }
    }

    /// Takes a sign of life, unless something is on its way already.
    func beat(_ bytes: ByteBuffer) {
        let reader = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard case .open = state.ending, state.sent == state.written else { return nil }
            state.sent += 1
            state.waiting.append(bytes)
            return state.takeReader()
        }
        reader?.resume()
    }

    private func put(_ bytes: ByteBuffer) throws -> UInt64 {
        let (reader, number) = try state.withLock { state -> (CheckedContinuation<Void, any Error>?, UInt64) in
            switch state.ending {
            case .open: break
            case .finished: throw CancellationError()
            case .failed(let error): throw error
            }
            switch policy {
            case .dropOldest(let count) where state.waiting.count >= count: state.waiting.removeFirst()
            case .end(let count) where state.waiting.count >= count:
                state.waiting.removeAll()
                state.ending = .finished
                throw HTTPFailure(
                    .response, .serviceUnavailable, "A client reads slower than messages come: its stream is ended.")
            default: break
            }
            state.sent += 1
            state.waiting.append(bytes)
            return (state.takeReader(), state.sent)
        }
        reader?.resume()
        return number
    }

    private func wait(for number: UInt64, _ sender: CheckedContinuation<Void, any Error>) {
        let result = state.withLock { state -> Result<Void, any Error>? in
            if state.written >= number { return .success(()) }
            if Task.isCancelled { return .failure(CancellationError()) }
            if case .failed(let error) = state.ending { return .failure(error) }
            state.senders[number] = sender
            return nil
        }
        if let result { sender.resume(with: result) }
    }
}

extension EventOutbox.State {
    /// Whoever is to be told that there is a next step.
    mutating func takeReader() -> CheckedContinuation<Void, any Error>? {
        defer { reader = nil }
        return reader
    }
}
