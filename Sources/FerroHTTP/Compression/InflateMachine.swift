internal import CZlib
import NIOCore

/// What an ``Inflater`` keeps behind its lock.
struct InflateMachine: ~Copyable {
    private enum Phase {
        /// The wrapping is not known yet.
        case start
        /// Inside of data.
        case data
        /// After data that is whole.
        case whole
    }

    private static let pieceBytes = 32_768

    private let format: DeflateFormat
    private let limits: InflateLimits
    private var phase = Phase.start
    private var stream: ZStream?
    private var input = ByteBuffer()
    private var consumed = 0
    private var produced = 0
    /// Whether zlib may have more to give without more input.
    private var isFull = false
    private var failure: HTTPFailure?

    init(_ format: DeflateFormat, _ limits: InflateLimits) {
        self.format = format
        self.limits = limits
    }

    mutating func feed(_ bytes: ByteBuffer) {
        guard failure == nil else { return }
        if input.readableBytes == 0 { input = bytes } else { input.writeImmutableBuffer(bytes) }
    }

    mutating func next() throws(HTTPFailure) -> ByteBuffer? {
        if let failure { throw failure }
        do throws(HTTPFailure) {
            return try advance()
        } catch {
            failure = error
            input = ByteBuffer()
            stream = nil
            throw error
        }
    }

    mutating func finish() throws(HTTPFailure) {
        if let failure { throw failure }
        if case .whole = phase { return }
        if case .start = phase, input.readableBytes == 0 { return }
        throw HTTPFailure.incomplete(format)
    }

    private mutating func advance() throws(HTTPFailure) -> ByteBuffer? {
        while true {
            switch phase {
            case .start:
                guard try begin() else { return nil }
            case .data:
                guard input.readableBytes > 0 || isFull else { return nil }
                let piece = try inflate()
                if piece.readableBytes > 0 { return piece }
            case .whole:
                guard input.readableBytes > 0 else { return nil }
                try beginMember()
            }
        }
    }

    /// Finds out what the first bytes are; false when there are too few.
    private mutating func begin() throws(HTTPFailure) -> Bool {
        guard let first = input.getInteger(at: input.readerIndex, as: UInt8.self) else { return false }
        switch format {
        case .gzip: stream = try ZStream(inflatingWithWindowBits: 15 + 16)
        case .zlib:
            guard let both = input.getInteger(at: input.readerIndex, as: UInt16.self) else { return false }
            let isWrapped = first & 0x0F == 8 && first >> 4 <= 7 && both % 31 == 0
            stream = try ZStream(inflatingWithWindowBits: isWrapped ? 15 : -15)
        }
        phase = .data
        return true
    }

    /// Goes on with another member of gzip; nothing else may follow.
    private mutating func beginMember() throws(HTTPFailure) {
        guard format == .gzip, input.getInteger(at: input.readerIndex, as: UInt8.self) == 0x1F else {
            throw HTTPFailure.trailingBytes(format)
        }
        guard stream?.reset() == true else { throw HTTPFailure.noMemoryForCoding }
        phase = .data
    }

    /// One step of zlib; the piece may be empty.
    private mutating func inflate() throws(HTTPFailure) -> ByteBuffer {
        // One byte beyond the limit tells that there is more than allowed.
        let left = limits.bytes - produced
        let wanted = max(
            1024, min(Self.pieceBytes, input.readableBytes.multipliedReportingOverflow(by: 4).partialValue))
        let room = left < wanted ? left + 1 : wanted
        var piece = ByteBuffer()
        guard let step = stream?.run(&input, into: &piece, room: room) else { throw HTTPFailure.noMemoryForCoding }
        consumed += step.consumed
        produced += step.produced
        isFull = step.produced == room
        switch step.status {
        case Z_STREAM_END:
            isFull = false
            phase = .whole
        case Z_OK, Z_BUF_ERROR:
            if step.consumed == 0, step.produced == 0, input.readableBytes > 0 { throw HTTPFailure.damaged(format) }
        case Z_MEM_ERROR: throw HTTPFailure.noMemoryForCoding
        default: throw HTTPFailure.damaged(format)
        }
        try limits.check(consumed: consumed, produced: produced)
        return piece
    }
}
