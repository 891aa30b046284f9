internal import CZlib
import HTTPTypes
package import NIOCore
import Synchronization

/// Compresses bytes as they come (RFC 1951 in the wrapping of RFC 1950 or 1952).
///
/// The same input in the same pieces gives the same output: no time and no name is written.
package final class Deflater: Sendable {
    /// What must have left when a call returns.
    package enum Flush: Sendable {
        /// Whatever is ready.
        case none
        /// All that was given, so that the other side can read it; costs 4 or 5 bytes.
        case piece
        /// All, and the end.
        case end

        fileprivate var code: Int32 {
            switch self {
            case .none: Z_NO_FLUSH
            case .piece: Z_SYNC_FLUSH
            case .end: Z_FINISH
            }
        }
    }

    private struct State: ~Copyable {
        var stream: ZStream
        var isEnded = false
    }

    private let state: Mutex<State>

    /// Begins.
    ///
    /// - Parameters:
    ///   - level: From 1, the fastest, to 9, the smallest.
    ///   - count: How many bytes will come. A small body gets a small window; without a count the window has 8 KiB and the
    ///     whole state about 64 KiB, since streams are open for long and many at once.
    package init(_ format: DeflateFormat, level: Int = 6, expecting count: Int? = nil) throws(HTTPFailure) {
        let bits = count.map(Self.windowBits) ?? 13
        state = Mutex(
            State(
                stream: try ZStream(deflating: format, level: level, windowBits: bits, memoryLevel: bits - 7)))
    }

    /// The smallest window that holds so many bytes, from 1 KiB (zlib has errors with smaller ones) to 32 KiB.
    static func windowBits(for count: Int) -> Int32 {
        var bits: Int32 = 10
        while bits < 15, count > 1 << bits { bits += 1 }
        return bits
    }

    /// Takes bytes and returns what can be sent, perhaps nothing.
    ///
    /// Throws after the end.
    package func compress(_ bytes: ByteBuffer, then flush: Flush = .none) throws(HTTPFailure) -> ByteBuffer {
        try state.withLock { state throws(HTTPFailure) in try Self.compress(bytes, flush, &state) }
    }

    private static func compress(
        _ bytes: ByteBuffer, _ flush: Flush, _ state: inout State
    ) throws(HTTPFailure) -> ByteBuffer {
        guard !state.isEnded else {
            throw HTTPFailure(.coding, .internalServerError, "Bytes were given to a compressed body after its end.")
        }
        var input = bytes
        var output = ByteBuffer()
        let room = max(256, min(16_384, bytes.readableBytes / 2))
        while true {
            let step = state.stream.run(&input, into: &output, room: room, flush: flush.code)
            switch step.status {
            case Z_STREAM_END:
                state.isEnded = true
                return output
            case Z_OK, Z_BUF_ERROR:
                // Room that is left says that zlib has no more to give.
                if step.produced < room, input.readableBytes == 0, flush != .end { return output }
                if step.produced == 0, step.consumed == 0 { throw HTTPFailure.noMemoryForCoding }
            default: throw HTTPFailure.noMemoryForCoding
            }
        }
    }
}
