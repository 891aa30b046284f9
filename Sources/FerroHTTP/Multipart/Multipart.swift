import HTTPTypes
public import NIOCore

/// The parts of a `multipart/form-data` body as they arrive, in constant memory.
///
/// ```swift
/// for try await part in try request.multipart() {
///     guard part.isFile else { continue }
///     for try await chunk in part.body { try await sink.write(chunk) }
/// }
/// ```
///
/// Parts come in order, and each is read before the next is asked for; what is left unread of one is skipped then.
/// Leaving the loop early leaves the rest of the body unread, which the server deals with.
public struct Multipart: Sendable, AsyncSequence {
    private let start: @Sendable () -> any AsyncIteratorProtocol<ByteBuffer, any Error>
    private let boundary: MultipartBoundary
    private let limits: MultipartLimits

    /// Reads a body, or any other sequence of bytes, whose boundary is known.
    public init<Chunks: AsyncSequence<ByteBuffer, any Error> & Sendable>(
        _ chunks: Chunks, boundary: MultipartBoundary, limits: MultipartLimits = .standard
    ) {
        start = { chunks.makeAsyncIterator() }
        self.boundary = boundary
        self.limits = limits
    }

    /// Hands out the parts in order.
    public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
        let reader: MultipartReader

        /// The next part, after skipping what is unread of the one before; nil after the last.
        ///
        /// Throws an ``HTTPFailure`` for a body that breaks the grammar (400) or a limit (413), and what reading throws.
        public func next() async throws -> MultipartPart? { try await reader.nextPart() }
    }

    /// Starts at the first byte of the body.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(reader: MultipartReader(MultipartParser(boundary: boundary, limits: limits), start))
    }
}

extension Request {
    /// The parts of a `multipart/form-data` body, read as they arrive.
    ///
    /// Throws an ``HTTPFailure`` of status 415 for a body of another type, of 400 for a boundary that is missing or not
    /// allowed; what is wrong inside the body is thrown where it is read.
    public func multipart(limits: MultipartLimits = .standard) throws(HTTPFailure) -> Multipart {
        let boundary = try MultipartBoundary(contentType: headers[.contentType] ?? "")
        return Multipart(body, boundary: boundary, limits: limits)
    }
}
