public import NIOCore

/// The body of a response.
public enum ResponseBody: Sendable {
    /// No bytes.
    case empty
    /// Bytes in memory.
    case buffer(ByteBuffer)
    /// Bytes that are made while they are sent.
    case stream(BodyStream)
    /// A part of a file.
    case file(BodyFile)

    /// The UTF-8 bytes of a text.
    public static func string(_ text: String) -> ResponseBody { .buffer(ByteBuffer(string: text)) }
    /// Bytes.
    public static func bytes(_ bytes: [UInt8]) -> ResponseBody { .buffer(ByteBuffer(bytes: bytes)) }

    /// Bytes that a function writes while they are sent; see ``BodyStream``.
    public static func stream(
        count: Int? = nil, _ write: @escaping @Sendable (BodyWriter) async throws -> Void
    ) -> ResponseBody {
        .stream(BodyStream(count: count, write))
    }

    /// The chunks of a sequence, taken no faster than the client reads.
    public static func sequence<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, count: Int? = nil
    ) -> ResponseBody where Chunks.Element == ByteBuffer {
        .stream(count: count) { writer in
            for try await chunk in chunks { try await writer.write(chunk) }
        }
    }

    /// The number of bytes when it is known before writing.
    public var count: Int? {
        switch self {
        case .empty: 0
        case .buffer(let buffer): buffer.readableBytes
        case .stream(let stream): stream.count
        case .file(let file): file.count
        }
    }

    /// The bytes, when they are in memory; an empty buffer for an empty body.
    public var buffer: ByteBuffer? {
        switch self {
        case .empty: ByteBuffer()
        case .buffer(let buffer): buffer
        case .stream, .file: nil
        }
    }

    /// All the bytes, made or read now; for tests, and for what must see a body as a whole.
    ///
    /// Throws an ``HTTPFailure`` for more bytes than the limit, and what the writer of a stream throws. A file is read on
    /// the calling thread.
    public func collect(upTo limit: Int = .max) async throws -> ByteBuffer {
        switch self {
        case .empty: return ByteBuffer()
        case .buffer(let buffer):
            guard buffer.readableBytes <= limit else { throw HTTPFailure.bodyTooLarge(limit) }
            return buffer
        case .stream(let stream):
            let sink = CollectingSink(limit: limit)
            try await stream.run(BodyWriter(sink))
            return sink.bytes
        case .file(let file): return try file.read(upTo: limit)
        }
    }
}
