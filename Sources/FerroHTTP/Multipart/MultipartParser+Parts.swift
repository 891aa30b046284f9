import HTTPTypes
import NIOCore

extension MultipartParser {
    /// Reads one header line.
    mutating func readHead() throws(HTTPFailure) -> Step {
        guard let end = buffer.withUnsafeReadableBytes({ $0.lineFeed(from: scanned) }) else {
            scanned = buffer.readableBytes
            try headParser.check(pending: scanned, part: part, limits)
            return .needsBytes
        }
        var parser = headParser
        headParser = MultipartHeadParser()
        let result = buffer.withUnsafeReadableBytes { bytes in
            Result { () throws(HTTPFailure) in try parser.add(bytes.part(0..<end), part: part, limits) }
        }
        buffer.moveReaderIndex(forwardBy: end + 1)
        scanned = 0
        guard try !result.get() else {
            headParser = parser
            return .again
        }
        let head = try MultipartHead(parser.headers, part: part, limits)
        self.head = head
        partBytes = 0
        state = .bodyStart
        return .event(.part(head))
    }

    /// The line break of the empty line is also the one before a boundary: a part may have no bytes and no line for them.
    mutating func readBodyStart() -> Step {
        guard let isBoundary = buffer.withUnsafeReadableBytes(delimiter.begins) else { return .needsBytes }
        guard isBoundary else {
            state = .body
            return .again
        }
        return endPart(delimiter.bytes.count - 2)
    }

    /// Hands out what is no part of a delimiter for sure.
    mutating func readBody() throws(HTTPFailure) -> Step {
        let match = search()
        let length =
            switch match {
            case .full(let start): start
            case .partial(let start, _): start
            case .none: buffer.readableBytes
            }
        guard length == 0 else {
            if case .full = match { known = delimiter.bytes.count }
            return try handOut(length)
        }
        if case .full = match { return endPart(delimiter.bytes.count) }
        return .needsBytes
    }

    private mutating func handOut(_ length: Int) throws(HTTPFailure) -> Step {
        partBytes += length
        let limit = head?.fileName == nil ? limits.fieldBytes : limits.fileBytes
        if let limit, partBytes > limit {
            throw .multipart(
                "The field \(HTTPFailure.shown(head?.name ?? "")) is longer than \(limit) bytes.", .contentTooLarge)
        }
        guard let slice = buffer.readSlice(length: length) else { return .needsBytes }
        return .event(.body(slice))
    }

    private mutating func endPart(_ length: Int) -> Step {
        buffer.moveReaderIndex(forwardBy: length)
        known = 0
        head = nil
        padding = 0
        state = .boundary
        return .event(.partEnd)
    }
}
