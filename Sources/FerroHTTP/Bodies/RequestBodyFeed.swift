package import NIOCore
import Synchronization

/// The bytes of a body on their way from the connection, which puts them in, to one reader, who takes them out.
///
/// The connection asks ``hasRoom`` before it reads on, so that no more than ``capacity`` bytes and the last chunk wait.
/// `onDemand` is called, on any thread, when the reader first asks and whenever it has made room.
package final class RequestBodyFeed: Sendable {
    /// How many bytes may wait before no more are read.
    package static let capacity = 65_536

    enum Ending: Sendable {
        /// More may come.
        case open
        /// All of it has come.
        case whole(trailers: Headers)
        /// It will never be whole.
        case failed(HTTPFailure)
    }

    enum Reading: Sendable {
        /// Nobody has asked for a byte.
        case untouched
        /// Chunks are taken by the walk of that number.
        case walking(UInt64)
        /// All of it is being put together.
        case collecting
        /// It was put together.
        case collected(ByteBuffer)
        /// Nobody will ask any more.
        case abandoned
    }

    struct State: Sendable {
        var chunks = CircularBuffer<ByteBuffer>(initialCapacity: 4)
        var waiting = 0
        var ending = Ending.open
        var reading = Reading.untouched
        var walks: UInt64 = 0
        var reader: CheckedContinuation<ByteBuffer?, any Error>?
        var isFull = false
        var isAsked = false
    }

    /// The number of bytes that were announced.
    package let length: Int?
    let onDemand: @Sendable () -> Void
    let state = Mutex(State())

    package init(length: Int?, onDemand: @escaping @Sendable () -> Void) {
        self.length = length
        self.onDemand = onDemand
    }
}

// The side of the connection.
extension RequestBodyFeed {
    /// Whether another chunk may be put in; of an abandoned body every byte is dropped.
    package var hasRoom: Bool { state.withLock { !$0.isFull } }

    /// Whether the reader has asked for bytes, which is when a client that waits for a 100 must be sent it.
    package var isAsked: Bool { state.withLock { $0.isAsked } }

    /// Whether the reader waits for the next bytes.
    package var isHungry: Bool { state.withLock { $0.reader != nil } }

    /// Adds bytes.
    package func push(_ bytes: ByteBuffer) {
        guard bytes.readableBytes > 0 else { return }
        let reader = state.withLock { state -> CheckedContinuation<ByteBuffer?, any Error>? in
            guard case .open = state.ending else { return nil }
            if case .abandoned = state.reading { return nil }
            if let reader = state.reader {
                state.reader = nil
                return reader
            }
            state.chunks.append(bytes)
            state.waiting += bytes.readableBytes
            state.isFull = state.waiting >= Self.capacity
            return nil
        }
        reader?.resume(returning: bytes)
    }

    /// Says that all of it has come.
    package func finish(trailers: Headers = [:]) { end(.whole(trailers: trailers)) }

    /// Says that no more will come, and why.
    package func fail(_ failure: HTTPFailure) { end(.failed(failure)) }

    /// Drops what there is and what is still to come: nobody will read it.
    package func abandon() {
        let reader = state.withLock { state -> CheckedContinuation<ByteBuffer?, any Error>? in
            if case .collected = state.reading { return nil }
            state.reading = .abandoned
            state.ending = .failed(.bodyAbandoned)
            state.chunks.removeAll()
            state.waiting = 0
            state.isFull = false
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(throwing: HTTPFailure.bodyAbandoned)
    }

    private func end(_ ending: Ending) {
        let reader = state.withLock { state -> CheckedContinuation<ByteBuffer?, any Error>? in
            guard case .open = state.ending else { return nil }
            state.ending = ending
            defer { state.reader = nil }
            return state.reader
        }
        switch ending {
        case .failed(let failure): reader?.resume(throwing: failure)
        case .open, .whole: reader?.resume(returning: nil)
        }
    }
}
