import HTTPTypes
import NIOCore

extension MultipartParser {
    /// The first boundary line may come with nothing before it.
    mutating func readStart() -> Step {
        guard let isBoundary = buffer.withUnsafeReadableBytes(delimiter.begins) else { return .needsBytes }
        if isBoundary { buffer.moveReaderIndex(forwardBy: delimiter.bytes.count - 2) }
        state = isBoundary ? .boundary : .preamble
        return .again
    }

    mutating func readPreamble() -> Step {
        switch search() {
        case .full(let start):
            buffer.moveReaderIndex(forwardBy: start + delimiter.bytes.count)
            state = .boundary
            return .again
        case .partial(let start, _): buffer.moveReaderIndex(forwardBy: start)
        case .none: buffer = ByteBuffer()
        }
        return .needsBytes
    }

    /// What follows a boundary: CR LF, or the hyphens of the last one.
    mutating func readBoundary() throws(HTTPFailure) -> Step {
        try skipPadding()
        guard let first = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self) else { return .needsBytes }
        guard first == 0x0D || (first == UInt8(ascii: "-") && padding == 0) else { throw afterBoundary }
        guard let second = buffer.getInteger(at: buffer.readerIndex + 1, as: UInt8.self) else { return .needsBytes }
        guard second == (first == 0x0D ? 0x0A : first) else { throw afterBoundary }
        buffer.moveReaderIndex(forwardBy: 2)
        padding = 0
        guard first == 0x0D else {
            state = .closing
            return .again
        }
        part += 1
        guard part <= limits.parts else {
            throw .multipart("The multipart body has more than \(limits.parts) parts.", .contentTooLarge)
        }
        headParser = MultipartHeadParser()
        scanned = 0
        state = .head
        return .again
    }

    /// What follows the closing boundary: padding, then CR LF or the end of the bytes.
    mutating func readClosing() throws(HTTPFailure) -> Step {
        try skipPadding()
        guard let first = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self) else { return .needsBytes }
        guard first == 0x0D else { throw afterBoundary }
        guard let second = buffer.getInteger(at: buffer.readerIndex + 1, as: UInt8.self) else { return .needsBytes }
        guard second == 0x0A else { throw afterBoundary }
        buffer = ByteBuffer()
        state = .ended
        return .event(.end)
    }

    /// Finds the delimiter from where the last search ended.
    mutating func search() -> MultipartDelimiter.Match {
        var work = 0
        let match = buffer.withUnsafeReadableBytes { delimiter.search($0, known: known, compared: &work) }
        compared += work
        known = if case .partial(_, let length) = match { length } else { 0 }
        return match
    }

    /// RFC 2046 calls it transport padding; 64 bytes of it are enough.
    private mutating func skipPadding() throws(HTTPFailure) {
        while let byte = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self), byte == 0x20 || byte == 0x09 {
            padding += 1
            guard padding <= 64 else { throw afterBoundary }
            buffer.moveReaderIndex(forwardBy: 1)
        }
    }

    private var afterBoundary: HTTPFailure {
        .multipart("A boundary of the multipart body must be followed by CR LF, or by -- and CR LF.")
    }
}
