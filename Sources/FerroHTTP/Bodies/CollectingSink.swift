package import NIOCore
import Synchronization

/// Keeps a streamed body in memory.
package final class CollectingSink: BodySink {
    private struct State: Sendable {
        var bytes = ByteBuffer()
        var trailers = Headers()
    }

    private let state = Mutex(State())
    private let limit: Int

    package init(limit: Int = .max) { self.limit = limit }

    /// What was written.
    package var bytes: ByteBuffer { state.withLock { $0.bytes } }
    /// The fields that follow it.
    package var trailers: Headers { state.withLock { $0.trailers } }

    package func write(_ bytes: ByteBuffer) async throws {
        try state.withLock { state in
            guard bytes.readableBytes <= limit - state.bytes.readableBytes else {
                throw HTTPFailure.bodyTooLarge(limit)
            }
            state.bytes.writeImmutableBuffer(bytes)
        }
    }

    package func add(trailers: Headers) {
        state.withLock { state in
            for (name, value) in trailers { state.trailers.append(name, value) }
        }
    }

    package var isDraining: Bool { false }
    package func onDrain(_ action: @escaping @Sendable () -> Void) {}
}
