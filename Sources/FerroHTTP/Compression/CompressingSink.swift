import HTTPTypes
import NIOCore
import Synchronization

/// Compresses a streamed body on its way to its writer.
final class CompressingSink: BodySink {
    /// How many bytes are compressed in one go; at 40 MB a second an event loop is held for less than a millisecond.
    static let sliceBytes = 32_768

    private let writer: BodyWriter
    private let deflater: Deflater
    /// How many bytes are still to come; nil when that was not promised.
    private let left: Mutex<Int?>
    /// Pieces must be sent in the order in which they were compressed.
    private let turns = Turnstile()

    init(_ writer: BodyWriter, _ deflater: Deflater, count: Int?) {
        self.writer = writer
        self.deflater = deflater
        left = Mutex(count)
    }

    func write(_ bytes: ByteBuffer) async throws { try await write(bytes, then: .piece) }

    /// Compresses bytes slice by slice, letting others have the thread in between.
    func write(_ bytes: ByteBuffer, then flush: Deflater.Flush) async throws {
        await turns.enter()
        defer { turns.leave() }
        try count(bytes.readableBytes)
        var rest = bytes
        repeat {
            let slice = rest.readSlice(length: min(Self.sliceBytes, rest.readableBytes)) ?? ByteBuffer()
            let isLast = rest.readableBytes == 0
            try await writer.write(deflater.compress(slice, then: isLast ? flush : .none))
            if !isLast { await Task.yield() }
        } while rest.readableBytes > 0
    }

    /// Ends the data; throws when fewer bytes came than were promised.
    func finish() async throws {
        if let missing = left.withLock({ $0 }), missing > 0 {
            throw HTTPFailure(
                .response, .internalServerError,
                "A body ended \(missing) bytes before the length its response announced.")
        }
        try await write(ByteBuffer(), then: .end)
    }

    private func count(_ bytes: Int) throws(HTTPFailure) {
        let isTooMuch = left.withLock { left in
            guard let known = left else { return false }
            left = max(0, known - bytes)
            return bytes > known
        }
        guard !isTooMuch else {
            throw HTTPFailure(.response, .internalServerError, "A body holds more bytes than its response announced.")
        }
    }

    func add(trailers: Headers) { writer.add(trailers: trailers) }
    var isDraining: Bool { writer.isDraining }
    func onDrain(_ action: @escaping @Sendable () -> Void) { writer.onDrain(action) }
}

extension BodyStream {
    /// The same body, compressed piece by piece: what was written has left when the next piece is asked for.
    func compressed(as format: DeflateFormat, level: Int) -> BodyStream {
        BodyStream { [self] writer in
            let sink = CompressingSink(writer, try Deflater(format, level: level), count: count)
            try await run(BodyWriter(sink))
            try await sink.finish()
        }
    }
}

extension ByteBuffer {
    /// A stream of the compressed bytes, for those that would hold an event loop for too long.
    func compressed(as format: DeflateFormat, level: Int) -> BodyStream {
        BodyStream { [self] writer in
            let sink = CompressingSink(
                writer, try Deflater(format, level: level, expecting: readableBytes), count: nil)
            try await sink.write(self, then: .end)
        }
    }
}
