import NIOCore

/// Several parts of a file as one body, `multipart/byteranges` (RFC 9110 section 14.6).
struct MultipartRanges {
    /// A stretch of the body: bytes of its own, or bytes of the file.
    enum Piece: Sendable {
        case bytes(ByteBuffer)
        case file(BodyFile)
    }

    let pieces: [Piece]
    let count: Int

    /// Lays the body out; each part says its own type and place.
    init(_ parts: [Range<Int64>], of file: BodyFile, type: String?, boundary: String) {
        var pieces: [Piece] = []
        for (index, part) in parts.enumerated() {
            var head = index == 0 ? "--\(boundary)\r\n" : "\r\n--\(boundary)\r\n"
            if let type { head += "Content-Type: \(type)\r\n" }
            head += "Content-Range: \(FileAnswer.contentRange(part, of: file.count))\r\n\r\n"
            pieces += [.bytes(ByteBuffer(string: head)), .file(file.part(part))]
        }
        pieces.append(.bytes(ByteBuffer(string: "\r\n--\(boundary)--\r\n")))
        self.pieces = pieces
        // At most a few heads longer than the file, since parts do not overlap.
        count = pieces.reduce(0) { $0 + $1.count }
    }

    /// The body, whose file is read as it is sent.
    func stream(reading: @escaping FileAnswer.Reading) -> BodyStream {
        BodyStream(count: count) { [pieces] writer in
            for piece in pieces {
                switch piece {
                case .bytes(let bytes): try await writer.write(bytes)
                case .file(let file): try await file.send(to: writer, reading: reading)
                }
            }
        }
    }
}

extension MultipartRanges.Piece {
    fileprivate var count: Int {
        switch self {
        case .bytes(let bytes): bytes.readableBytes
        case .file(let file): file.count
        }
    }
}

extension BodyFile {
    /// How many bytes are read at once where a file is not sent by the system.
    private static let stepBytes = 65_536

    /// A part of what this names, which holds it.
    func part(_ range: Range<Int64>) -> BodyFile {
        BodyFile(file, offset: offset + range.lowerBound, count: Int(range.upperBound - range.lowerBound))
    }

    /// Reads the bytes and hands them on, one step after the other.
    fileprivate func send(to writer: BodyWriter, reading: FileAnswer.Reading) async throws {
        var done = 0
        while done < count {
            let step = BodyFile(file, offset: offset + Int64(done), count: min(Self.stepBytes, count - done))
            try await writer.write(try await reading(step))
            done += step.count
        }
    }
}
