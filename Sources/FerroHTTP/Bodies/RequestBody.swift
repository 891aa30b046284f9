public import NIOCore

/// The body of a request: read whole as often as wanted, or chunk by chunk while it arrives.
///
/// ```swift
/// let bytes = try await request.body.collect()
/// for try await chunk in request.body { hash.update(chunk) }
/// ```
///
/// A body that arrives while it is read comes no faster than it is read. Its chunks can be taken once; a second walk
/// throws. What was collected is kept, and can be collected and walked again. The server refuses a body above its limit,
/// so reading one is bounded.
public struct RequestBody: Sendable, AsyncSequence {
    fileprivate enum Storage: Sendable {
        case buffer(ByteBuffer)
        case feed(RequestBodyFeed)
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
    /// A body whose bytes are still arriving.
    package init(_ feed: RequestBodyFeed) { storage = .feed(feed) }

    /// A body that is in memory already, and the fields that followed it.
    package init(_ buffer: ByteBuffer, trailers: Headers) {
        guard !trailers.isEmpty else {
            self.init(buffer)
            return
        }
        let feed = RequestBodyFeed(length: buffer.readableBytes) {}
        feed.push(buffer)
        feed.finish(trailers: trailers)
        self.init(feed)
    }

    /// The number of bytes when it is known before reading.
    public var count: Int? {
        switch storage {
        case .buffer(let buffer): buffer.readableBytes
        case .feed(let feed): feed.length
        }
    }

    /// The whole body, when it is in memory already.
    public var buffer: ByteBuffer? {
        switch storage {
        case .buffer(let buffer): buffer
        case .feed(let feed): feed.collected
        }
    }

    /// The fields that followed the body (RFC 9110, 6.5); empty until its end was read.
    public var trailers: Headers {
        switch storage {
        case .buffer: [:]
        case .feed(let feed): feed.trailers
        }
    }

    /// Reads the whole body, or at most that many bytes.
    ///
    /// Throws an ``HTTPFailure``: 413 for a longer body, 408 for one that comes too slowly, and another when the client
    /// breaks off or when chunks were taken before.
    public func collect(upTo limit: Int = .max) async throws -> ByteBuffer {
        switch storage {
        case .buffer(let buffer):
            guard buffer.readableBytes <= limit else { throw HTTPFailure.bodyTooLarge(limit) }
            return buffer
        case .feed(let feed): return try await feed.collect(upTo: limit)
        }
    }

    /// Hands out the chunks of a body in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var remaining: ByteBuffer?
        private let walk: RequestBodyFeed.Walk?

        fileprivate init(_ storage: Storage) {
            switch storage {
            case .buffer(let buffer):
                remaining = buffer.readableBytes == 0 ? nil : buffer
                walk = nil
            case .feed(let feed):
                if let collected = feed.collected {
                    remaining = collected.readableBytes == 0 ? nil : collected
                    walk = nil
                } else {
                    walk = feed.walk()
                }
            }
        }

        /// The next chunk, never empty; nil after the last.
        public mutating func next() async throws -> ByteBuffer? {
            if let walk { return try await walk.next() }
            defer { remaining = nil }
            return remaining
        }
    }

    /// Starts at the first byte.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(storage) }
}
