package import NIOCore
import Synchronization

// The side of the reader.
extension RequestBodyFeed {
    /// One walk over the chunks; only the first may take any.
    package struct Walk: Sendable {
        fileprivate let feed: RequestBodyFeed
        fileprivate let number: UInt64

        package func next() async throws -> ByteBuffer? { try await feed.next(number) }
    }

    /// Starts a walk.
    package func walk() -> Walk {
        let number = state.withLock { state in
            state.walks += 1
            return state.walks
        }
        return Walk(feed: self, number: number)
    }

    /// The whole body, once it was put together.
    package var collected: ByteBuffer? {
        state.withLock { if case .collected(let buffer) = $0.reading { buffer } else { nil } }
    }

    /// The fields after the body; empty until its end has come.
    package var trailers: Headers {
        state.withLock { if case .whole(let trailers) = $0.ending { trailers } else { [:] } }
    }

    /// Puts the body together; see ``RequestBody/collect(upTo:)``.
    package func collect(upTo limit: Int) async throws -> ByteBuffer {
        if let length, length > limit { throw HTTPFailure.bodyTooLarge(limit) }
        if let collected {
            guard collected.readableBytes <= limit else { throw HTTPFailure.bodyTooLarge(limit) }
            return collected
        }
        try begin { reading in
            guard case .untouched = reading else { throw HTTPFailure.bodyTaken }
            return .collecting
        }
        var whole = ByteBuffer()
        while let chunk = try await take() {
            guard chunk.readableBytes <= limit - whole.readableBytes else { throw HTTPFailure.bodyTooLarge(limit) }
            if whole.readableBytes == 0 { whole = chunk } else { whole.writeImmutableBuffer(chunk) }
        }
        let result = whole
        state.withLock { $0.reading = .collected(result) }
        return result
    }

    private func next(_ walk: UInt64) async throws -> ByteBuffer? {
        try begin { reading in
            switch reading {
            case .untouched: return .walking(walk)
            case .walking(walk): return reading
            default: throw HTTPFailure.bodyTaken
            }
        }
        return try await take()
    }

    private func begin(_ change: (Reading) throws -> Reading) throws {
        try state.withLock { $0.reading = try change($0.reading) }
    }

    /// The next chunk, waiting for it where need be; nil at the end.
    private func take() async throws -> ByteBuffer? {
        switch try ready() {
        case .chunk(let chunk, let madeRoom):
            if madeRoom { onDemand() }
            return chunk
        case .end: return nil
        case .nothing: break
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait(continuation)
            }
        } onCancel: {
            let reader = state.withLock { state in
                defer { state.reader = nil }
                return state.reader
            }
            reader?.resume(throwing: CancellationError())
        }
    }

    private enum Ready {
        case chunk(ByteBuffer, madeRoom: Bool)
        case end
        case nothing
    }

    private func ready() throws -> Ready {
        try state.withLock { state in
            if let chunk = state.chunks.popFirst() {
                state.waiting -= chunk.readableBytes
                let madeRoom = state.isFull && state.waiting <= Self.capacity / 2
                if madeRoom { state.isFull = false }
                return .chunk(chunk, madeRoom: madeRoom || !state.isAsked.exchange(true))
            }
            switch state.ending {
            case .whole: return .end
            case .failed(let failure): throw failure
            case .open: return .nothing
            }
        }
    }

    /// Leaves the reader to whoever puts in the next chunk.
    private func wait(_ continuation: CheckedContinuation<ByteBuffer?, any Error>) {
        let ready = Result { () throws -> Ready in
            try state.withLock { state in
                guard !Task.isCancelled else { throw CancellationError() }
                if let chunk = state.chunks.popFirst() {
                    state.waiting -= chunk.readableBytes
                    return .chunk(chunk, madeRoom: false)
                }
                switch state.ending {
                case .whole: return .end
                case .failed(let failure): throw failure
                case .open: break
                }
                guard state.reader == nil else { throw HTTPFailure.bodyTaken }
                state.reader = continuation
                state.isFull = false
                state.isAsked = true
                return .nothing
            }
        }
        switch ready {
        case .success(.nothing): onDemand()
        case .success(.chunk(let chunk, _)): continuation.resume(returning: chunk)
        case .success(.end): continuation.resume(returning: nil)
        case .failure(let error): continuation.resume(throwing: error)
        }
    }
}

extension Bool {
    /// Sets a new value and returns the old one.
    fileprivate mutating func exchange(_ new: Bool) -> Bool {
        defer { self = new }
        return self
    }
}
