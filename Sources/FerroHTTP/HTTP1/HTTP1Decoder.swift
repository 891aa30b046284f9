import HTTPTypes
package import NIOCore

/// Reads HTTP/1 requests from bytes, RFC 9112, refusing whatever two readers could understand differently.
///
/// It does no I/O: give it bytes with ``receive(_:)`` and take events with ``next()`` until there is none. An error ends
/// it, as does the end of a request after which the connection closes; further bytes are then dropped.
package struct HTTP1Decoder: Sendable {
    /// How far the connection is, for deadlines.
    package enum Phase: Sendable, Equatable {
        /// Between two requests, with nothing of the next one there.
        case idle
        /// Part of a head is there.
        case head
        /// The head is read, the body is not.
        case body
        /// Nothing more is read.
        case closed
    }

    private enum State: Sendable {
        /// Reads lines into the parser; becomes one of the bodies or `ended`.
        case head
        /// That many bytes of the body are missing; becomes `ended`.
        case fixed(Int)
        /// Before the line of a chunk; becomes `chunk` or `trailers`.
        case chunkLine
        /// That many bytes of the chunk are missing; becomes `chunkEnd`.
        case chunk(Int)
        /// Before the line end after a chunk; becomes `chunkLine`.
        case chunkEnd
        /// Reads trailers until the empty line; becomes `ended`.
        case trailers(bytes: Int, count: Int)
        /// The request is whole; becomes `head` or `closed`.
        case ended
        /// Nothing is read any more.
        case closed
    }

    private let limits: HTTPLimits
    private var state = State.head
    private var buffer = ByteBuffer()
    private var parser = HTTP1HeadParser()
    /// How many of the readable bytes are known to hold no line feed.
    private var scanned = 0
    private var keepAlive = true
    private var bodyBytes = 0
    private var bodyLimit: Int
    private var extensionBytes = 0

    /// The trailers of the request that has just ended; those that concern the message itself are left out.
    ///
    /// They are kept apart from the headers, as RFC 9110 section 6.5.1 demands, until the next head is read.
    package private(set) var trailers = Headers()
    /// Whether bytes of the peer were dropped unread, so that closing at once would reset the connection.
    package private(set) var hasDroppedBytes = false

    /// Starts before the first request of a connection.
    package init(limits: HTTPLimits = .standard) {
        self.limits = limits
        bodyLimit = limits.bodyBytes
    }

    /// Lets the body of the request whose head was read last have that many bytes.
    ///
    /// It has to be said before the event after the head is taken.
    package mutating func limitBody(to limit: Int) { bodyLimit = limit }

    /// How far the connection is.
    package var phase: Phase {
        switch state {
        case .head: buffer.readableBytes == 0 && !parser.hasBegun ? .idle : .head
        case .fixed, .chunkLine, .chunk, .chunkEnd, .trailers: .body
        case .ended: .idle
        case .closed: .closed
        }
    }

    /// Whether bytes are waiting that no event has covered.
    package var hasBufferedBytes: Bool { buffer.readableBytes > 0 }

    /// Adds bytes from the peer.
    package mutating func receive(_ bytes: ByteBuffer) {
        if case .closed = state {
            hasDroppedBytes = true
            return
        }
        guard buffer.readableBytes > 0 else {
            buffer = bytes
            return
        }
        if buffer.readerIndex > 4096 { buffer.discardReadBytes() }
        buffer.writeImmutableBuffer(bytes)
    }

    /// The next event; nil when more bytes are needed. An error ends the decoder.
    package mutating func next() throws(HTTPFailure) -> HTTP1Event? {
        do throws(HTTPFailure) {
            let event = try step()
            // Lets go of the received bytes, so that their memory can serve the next read.
            if buffer.readableBytes == 0 { buffer = ByteBuffer() }
            return event
        } catch {
            close()
            throw error
        }
    }

    /// Ends the decoder: nothing more is read.
    package mutating func close() {
        if buffer.readableBytes > 0 { hasDroppedBytes = true }
        state = .closed
        buffer = ByteBuffer()
    }

    private mutating func step() throws(HTTPFailure) -> HTTP1Event? {
        while true {
            switch state {
            case .head: return try readHead().map { .head($0) }
            case .fixed(let missing):
                guard missing <= bodyLimit - bodyBytes else { throw .bodyTooLarge(bodyLimit) }
                guard let part = readPart(missing) else { return nil }
                bodyBytes += part.readableBytes
                state = part.readableBytes == missing ? .ended : .fixed(missing - part.readableBytes)
                return .body(part)
            case .chunkLine:
                guard let size = try readChunkLine() else { return nil }
                state = size == 0 ? .trailers(bytes: 0, count: 0) : .chunk(size)
            case .chunk(let missing):
                guard let part = readPart(missing) else { return nil }
                state = part.readableBytes == missing ? .chunkEnd : .chunk(missing - part.readableBytes)
                return .body(part)
            case .chunkEnd:
                guard try readChunkEnd() else { return nil }
                state = .chunkLine
            case .trailers(let bytes, let count):
                guard let size = try readTrailer(bytes: bytes, count: count) else { return nil }
                state = size == 0 ? .ended : .trailers(bytes: bytes + size, count: count + 1)
            case .ended:
                if keepAlive { state = .head } else { close() }
                return .end
            case .closed: return nil
            }
        }
    }

    private mutating func readHead() throws(HTTPFailure) -> HTTP1RequestHead? {
        guard buffer.readableBytes > 0 else { return nil }
        let bytes = buffer
        let result = bytes.withUnsafeReadableBytes { bytes in
            Result { () throws(HTTPFailure) in try parser.read(bytes, scanned: &scanned, limits: limits) }
        }
        let (consumed, head) = try result.get()
        buffer.moveReaderIndex(forwardBy: consumed)
        guard let head else { return nil }
        parser = HTTP1HeadParser()
        keepAlive = head.keepAlive
        bodyBytes = 0
        bodyLimit = limits.bodyBytes
        extensionBytes = 0
        trailers = Headers()
        switch head.framing {
        case .none: state = .ended
        case .length(let length): state = .fixed(length)
        case .chunked: state = .chunkLine
        }
        return head
    }

    /// Up to that many bytes of what is there; nil when nothing is.
    private mutating func readPart(_ wanted: Int) -> ByteBuffer? {
        let count = min(wanted, buffer.readableBytes)
        return count == 0 ? nil : buffer.readSlice(length: count)
    }

    /// The size of the next chunk, whose line was the last thing read.
    private mutating func readChunkLine() throws(HTTPFailure) -> Int? {
        var extensions = 0
        let size = try readLine(
            limit: limits.chunkLineBytes, failure: HTTP1ChunkLine.failure("The line before a chunk is too long.")
        ) { line throws(HTTPFailure) in
            let line = try HTTP1ChunkLine(line)
            extensions = line.extensionBytes
            return line.size
        }
        guard let size else { return nil }
        guard size <= bodyLimit - bodyBytes else { throw .bodyTooLarge(bodyLimit) }
        bodyBytes += size
        extensionBytes += extensions
        // Nobody needs more of them than of the body; without a bound they would be work without a limit.
        guard extensionBytes <= bodyBytes + limits.headerBytes else {
            throw HTTP1ChunkLine.failure("The chunk extensions are longer than the body.")
        }
        return size
    }

    /// The bytes of a trailer line, 0 for the empty one.
    private mutating func readTrailer(bytes: Int, count: Int) throws(HTTPFailure) -> Int? {
        let allowed = limits.headerCount
        var field: (name: HTTPField.Name, value: String)?
        // The line end of a field counts, that of the empty line does not.
        let size = try readLine(limit: max(0, limits.headerBytes - bytes - 2), failure: HTTP1HeadParser.tooLarge) {
            line throws(HTTPFailure) in
            guard !line.isEmpty else { return 0 }
            guard count < allowed else { throw HTTP1HeadParser.tooLarge }
            let read = try HTTP1FieldLine(line)
            let number = FieldNameTable.standard.number(of: read.name)
            if FieldNameTable.standard.role(number) == .none,
                let name = FieldNameTable.standard.name(number)
                    ?? HTTPField.Name(String(decoding: read.name, as: UTF8.self))
            {
                field = (name, String(decoding: read.value, as: UTF8.self))
            }
            return line.count + 2
        }
        if let field { trailers.append(field.name, field.value) }
        return size
    }

    private mutating func readChunkEnd() throws(HTTPFailure) -> Bool {
        guard let first = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self) else { return false }
        guard first == 0x0D else { throw HTTP1ChunkLine.failure("A chunk is longer than its size.") }
        guard let second = buffer.getInteger(at: buffer.readerIndex + 1, as: UInt8.self) else { return false }
        guard second == 0x0A else { throw HTTP1ChunkLine.failure("A chunk is longer than its size.") }
        buffer.moveReaderIndex(forwardBy: 2)
        return true
    }

    /// Reads one line, without its end, by a function; nil when it is not whole yet.
    private mutating func readLine(
        limit: Int, failure: HTTPFailure, _ body: (UnsafeRawBufferPointer) throws(HTTPFailure) -> Int
    ) throws(HTTPFailure) -> Int? {
        let bytes = buffer
        let result = bytes.withUnsafeReadableBytes { bytes in
            Result { () throws(HTTPFailure) -> (consumed: Int, value: Int)? in
                guard let lineFeed = bytes.lineFeed(from: scanned) else {
                    // One more, for the carriage return.
                    guard bytes.count <= limit + 1 else { throw failure }
                    scanned = bytes.count
                    return nil
                }
                scanned = 0
                guard lineFeed > 0, bytes[lineFeed - 1] == 0x0D else {
                    throw HTTP1ChunkLine.failure("A line ends without a carriage return.")
                }
                guard lineFeed - 1 <= limit else { throw failure }
                return (lineFeed + 1, try body(bytes.part(0..<lineFeed - 1)))
            }
        }
        guard let line = try result.get() else { return nil }
        buffer.moveReaderIndex(forwardBy: line.consumed)
        return line.value
    }
}
