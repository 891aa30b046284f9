import NIOCore
import Synchronization

// The side of the task that writes.
extension EventOutbox {
    /// The next step, waiting for it where need be; nil when nothing more comes.
    func next() async throws -> Step? {
        while true {
            switch try ready() {
            case .step(let step): return step
            case .end: return nil
            case .nothing: break
            }
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { waitForStep($0) }
            } onCancel: {
                let reader = state.withLock { $0.takeReader() }
                reader?.resume(throwing: CancellationError())
            }
        }
    }

    /// Messages up to that number are with the client.
    func wrote(through number: UInt64) {
        let senders = state.withLock { state in
            state.written = max(state.written, number)
            let done = state.senders.filter { $0.key <= number }
            for key in done.keys { state.senders[key] = nil }
            return done.values
        }
        for sender in senders { sender.resume() }
    }

    /// The producer has come back.
    func finish(_ error: (any Error)?) {
        let reader = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard case .open = state.ending else { return nil }
            // What a producer throws when it is told to stop is the end that was asked for.
            if let error, !state.isDraining { state.ending = .failed(error) } else { state.ending = .finished }
            return state.takeReader()
        }
        reader?.resume()
    }

    /// The client has gone.
    func fail(_ error: any Error) {
        let (senders, reader) = state.withLock { state in
            if case .open = state.ending { state.ending = .failed(error) }
            state.waiting.removeAll()
            defer { state.senders = [:] }
            return (state.senders.values, state.takeReader())
        }
        for sender in senders { sender.resume(throwing: error) }
        reader?.resume()
    }

    /// The server begins to stop.
    func drain() {
        let reader = state.withLock { state in
            state.owesDrain = !state.isDraining
            state.isDraining = true
            return state.takeReader()
        }
        reader?.resume()
    }

    private enum Ready {
        case step(Step)
        case end
        case nothing
    }

    private func ready() throws -> Ready {
        try state.withLock { state in
            if state.owesDrain {
                state.owesDrain = false
                return .step(.drain)
            }
            if case .failed(let error) = state.ending { throw error }
            if var bytes = state.waiting.popFirst() {
                while let more = state.waiting.popFirst() { bytes.writeImmutableBuffer(more) }
                return .step(.write(bytes, through: state.sent))
            }
            if case .finished = state.ending { return .end }
            return .nothing
        }
    }

    private func waitForStep(_ reader: CheckedContinuation<Void, any Error>) {
        let result = state.withLock { state -> Result<Void, any Error>? in
            if Task.isCancelled { return .failure(CancellationError()) }
            if case .open = state.ending, state.waiting.isEmpty, !state.owesDrain {
                state.reader = reader
                return nil
            }
            return .success(())
        }
        if let result { reader.resume(with: result) }
    }
}
