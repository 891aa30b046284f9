public import NIOCore

/// The body of a request, read whole or chunk by chunk, as often as wanted.
///
/// ```swift
/// let bytes = try await request.body.collect()
/// for try await chunk in request.body { hash.update(chunk) }
/// ```
///
/// The server refuses a body above its limit before the responder is called, so reading one is bounded.
public struct RequestBody: Sendable, AsyncSequence {
    // A streamed body becomes a second case; nothing outside this file may switch over it.
    fileprivate enum Storage: Sendable {
        case buffer(ByteBuffer)
    }

    private let storage: Storage

    /// A body of no bytes.
    public static let empty = RequestBody(ByteBuffer())

    /// A body that is in memory already.
    public init(_ buffer: ByteBuffer) { storage = .buffer(buffer) }
    /// A body made of a text's UTF-8 bytes.
    public init(_ text: String) { storage = .buffer(ByteBuffer(string: text)) }
    /// A body made of bytes.
    public init(_ bytes: [UInt8]) { storage = .buffer(ByteBuffer(bytes: bytes)) }

    /// The number of bytes when it is known before reading.
    public var count: Int? {
        switch storage {
        case .buffer(let buffer): buffer.readableBytes
        }
    }

    /// The whole body, when it is in memory already.
    public var buffer: ByteBuffer? {
        switch storage {
        case .buffer(let buffer): buffer
        }
    }

    /// Reads the whole body.
    ///
    /// Throws an ``HTTPFailure`` when the client breaks off or sends more than is allowed.
    public func collect() async throws -> ByteBuffer {
        switch storage {
        case .buffer(let buffer): buffer
        }
    }

    /// Hands out the chunks of a body in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var remaining: ByteBuffer?

        fileprivate init(_ storage: Storage) {
            switch storage {
            case .buffer(let buffer): remaining = buffer.readableBytes == 0 ? nil : buffer
            }
        }

        /// The next chunk, never empty; nil after the last.
        public mutating func next() async throws -> ByteBuffer? {
            defer { remaining = nil }
            return remaining
        }
    }

    /// Starts at the first byte.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(storage) }
}
