package import NIOCore
import Synchronization

/// Decompresses bytes as they come, within limits.
///
/// ```swift
/// inflater.feed(chunk)
/// while let piece = try inflater.next() { use(piece) }    // nil: more bytes are needed
/// try inflater.finish()                                   // after the last
/// ```
///
/// - gzip: Members that follow one another are one body (RFC 1952, 2.2); padding after them is refused.
/// - deflate: zlib's wrapping, as RFC 9110, 8.4.1.2 has it, and the bare data that some clients send for it. The first two
///   bytes tell which: those of zlib name method 8, a window up to 32 KiB, and are a multiple of 31. Bare data that begins
///   so would be a stored block with padding that no encoder writes.
/// - A preset dictionary, bytes after the end, a wrong checksum and data that ends early are refused with 400; what grows
///   beyond the limits with 413. No bytes at all are no bytes.
///
/// A piece has at most 32 KiB, and nothing is made before it is asked for: the memory is bounded by the chunk that was
/// fed. ``inflate(_:as:limits:)`` does all of it at once. `scripts/fuzz 60 inflate` fuzzes both.
package final class Inflater: Sendable {
    private let machine: Mutex<InflateMachine>

    /// Begins; memory is taken with the first byte.
    package init(_ format: DeflateFormat, limits: InflateLimits = InflateLimits()) {
        machine = Mutex(InflateMachine(format, limits))
    }

    /// Gives bytes that follow those before.
    package func feed(_ bytes: ByteBuffer) { machine.withLock { $0.feed(bytes) } }

    /// The next piece, never empty; nil when more bytes are needed. What it threw once it throws again.
    package func next() throws(HTTPFailure) -> ByteBuffer? {
        try machine.withLock { machine throws(HTTPFailure) in try machine.next() }
    }

    /// Throws when the data is not whole; to be called when ``next()`` has nothing more.
    package func finish() throws(HTTPFailure) {
        try machine.withLock { machine throws(HTTPFailure) in try machine.finish() }
    }

    /// Decompresses bytes that are there as a whole.
    package static func inflate(
        _ bytes: ByteBuffer, as format: DeflateFormat, limits: InflateLimits = InflateLimits()
    ) throws(HTTPFailure) -> ByteBuffer {
        let inflater = Inflater(format, limits: limits)
        inflater.feed(bytes)
        var whole = ByteBuffer()
        while let piece = try inflater.next() { whole.writeImmutableBuffer(piece) }
        try inflater.finish()
        return whole
    }
}
