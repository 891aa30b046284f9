import NIOCore
import Synchronization

/// A body that is decompressed while it is read; it is read by the rules of ``RequestBody``.
///
/// Its memory is the chunk that arrived last and the piece that is handed out.
final class DecodedBody: Sendable {
    private enum Reading: Sendable {
        /// Nobody has asked for a byte.
        case untouched
        /// Pieces are taken by the walk of that number.
        case walking(UInt64)
        /// All of it is being put together.
        case collecting
        /// It was put together.
        case collected(ByteBuffer)
    }

    private struct State: Sendable {
        var reading = Reading.untouched
        var walks: UInt64 = 0
        var isBusy = false
        var chunks: RequestBody.AsyncIterator?
        var pieces = 0
    }

    private let source: RequestBody
    private let inflater: Inflater
    private let state = Mutex(State())

    init(_ source: RequestBody, _ format: DeflateFormat, _ limits: InflateLimits) {
        self.source = source
        inflater = Inflater(format, limits: limits)
    }

    /// The fields that followed the body.
    var trailers: Headers { source.trailers }

    /// The whole body, once it was put together.
    var collected: ByteBuffer? {
        state.withLock { if case .collected(let buffer) = $0.reading { buffer } else { nil } }
    }

    /// Puts the body together; see ``RequestBody/collect(upTo:)``.
    func collect(upTo limit: Int) async throws -> ByteBuffer {
        if let collected {
            guard collected.readableBytes <= limit else { throw HTTPFailure.bodyTooLarge(limit) }
            return collected
        }
        try begin { reading in
            guard case .untouched = reading else { throw HTTPFailure.bodyTaken }
            return .collecting
        }
        var whole = ByteBuffer()
        while let piece = try await take() {
            guard piece.readableBytes <= limit - whole.readableBytes else { throw HTTPFailure.bodyTooLarge(limit) }
            whole.writeImmutableBuffer(piece)
        }
        let result = whole
        state.withLock { $0.reading = .collected(result) }
        return result
    }

    /// Starts a walk; only the first may take anything.
    func walk() -> UInt64 {
        state.withLock { state in
            state.walks += 1
            return state.walks
        }
    }

    /// The next piece for a walk; nil after the last.
    func next(_ walk: UInt64) async throws -> ByteBuffer? {
        try begin { reading in
            switch reading {
            case .untouched: return .walking(walk)
            case .walking(walk): return reading
            default: throw HTTPFailure.bodyTaken
            }
        }
        return try await take()
    }

    private func begin(_ change: (Reading) throws -> Reading) throws {
        try state.withLock { $0.reading = try change($0.reading) }
    }

    private func take() async throws -> ByteBuffer? {
        var (chunks, mustYield) = try claim()
        defer { release(chunks) }
        if mustYield { await Task.yield() }
        while true {
            if let piece = try inflater.next() { return piece }
            guard let chunk = try await chunks.next() else {
                try inflater.finish()
                return nil
            }
            inflater.feed(chunk)
        }
    }

    /// Takes the chunks for one reader, and says whether it has kept its thread for long: 8 pieces are up to 256 KiB.
    private func claim() throws -> (RequestBody.AsyncIterator, Bool) {
        try state.withLock { state in
            guard !state.isBusy else { throw HTTPFailure.bodyTaken }
            state.isBusy = true
            state.pieces &+= 1
            return (state.chunks ?? source.makeAsyncIterator(), state.pieces % 8 == 0)
        }
    }

    private func release(_ chunks: RequestBody.AsyncIterator) {
        state.withLock { state in
            state.chunks = chunks
            state.isBusy = false
        }
    }
}
