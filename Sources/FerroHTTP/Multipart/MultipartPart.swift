import HTTPTypes
public import NIOCore

/// One part of a ``Multipart``: a field, or a file.
public struct MultipartPart: Sendable {
    /// What the part says about itself.
    public let head: MultipartHead
    /// Its bytes, to be read once and before the next part is asked for.
    public let body: Body

    /// The name of the field.
    public var name: String { head.name }
    /// The name the client gives the file, for showing; see ``MultipartHead/fileName``.
    public var fileName: String? { head.fileName }
    /// The media type the client claims.
    public var contentType: MediaType? { head.contentType }
    /// All header fields of the part.
    public var headers: Headers { head.headers }
    /// Whether the part is a file, also one that was left out, whose name and body are empty.
    public var isFile: Bool { head.fileName != nil }

    /// Reads the whole body; throws an ``HTTPFailure`` of status 413 when it is longer than `limit` bytes.
    public func collect(upTo limit: Int) async throws -> ByteBuffer {
        var whole = ByteBuffer()
        for try await chunk in body {
            guard chunk.readableBytes <= limit - whole.readableBytes else {
                throw HTTPFailure.multipart(
                    "The field \(HTTPFailure.shown(name)) is longer than \(limit) bytes.", .contentTooLarge)
            }
            if whole.readableBytes == 0 { whole = chunk } else { whole.writeImmutableBuffer(chunk) }
        }
        return whole
    }

    /// Reads the whole body as UTF-8, where invalid bytes become U+FFFD; throws as ``collect(upTo:)`` does.
    public func text(upTo limit: Int = 1_048_576) async throws -> String {
        String(buffer: try await collect(upTo: limit))
    }

    /// The bytes of a part as they arrive.
    ///
    /// It can be handed to another task, such as one that stores the file, while the task that walks the parts waits for
    /// it. Reading it twice, or after the next part was asked for, throws.
    public struct Body: Sendable, AsyncSequence {
        let reader: MultipartReader
        let part: Int

        /// Hands out the bytes in order.
        public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
            let reader: MultipartReader
            let part: Int
            private var isFirst = true
            private var isDone = false

            init(_ reader: MultipartReader, _ part: Int) {
                self.reader = reader
                self.part = part
            }

            /// The next bytes, never none; nil at the end of the part.
            public mutating func next() async throws -> ByteBuffer? {
                guard !isDone else { return nil }
                let chunk = try await reader.chunk(of: part, isFirst: isFirst)
                isFirst = false
                isDone = chunk == nil
                return chunk
            }
        }

        /// Starts at the first byte.
        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader, part) }
    }
}
