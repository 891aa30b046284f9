import HTTPTypes

/// The line before a chunk, RFC 9112 section 7.1: a size in hexadecimal and extensions, which are checked and ignored.
struct HTTP1ChunkLine {
    let size: Int
    /// The bytes of the line that are no size.
    let extensionBytes: Int

    /// Reads a line without its line end.
    init(_ line: UnsafeRawBufferPointer) throws(HTTPFailure) {
        var position = 0
        var size = 0
        while position < line.count, let digit = PercentEncoding.hexValue(line[position]) {
            guard position < 15 else { throw Self.failure("A chunk size is too long.") }
            size = size << 4 | Int(digit)
            position += 1
        }
        guard position > 0 else { throw Self.failure("A chunk does not begin with its size in hexadecimal.") }
        self.size = size
        extensionBytes = line.count - position
        while position < line.count { try Self.skipExtension(line, &position) }
    }

    /// `BWS ";" BWS token [ BWS "=" BWS ( token / quoted-string ) ]`
    private static func skipExtension(_ line: UnsafeRawBufferPointer, _ position: inout Int) throws(HTTPFailure) {
        skipSpace(line, &position)
        guard take(UInt8(ascii: ";"), line, &position) else { throw failure("A chunk extension is malformed.") }
        skipSpace(line, &position)
        try skipToken(line, &position)
        var next = position
        skipSpace(line, &next)
        guard take(UInt8(ascii: "="), line, &next) else { return }
        position = next
        skipSpace(line, &position)
        if take(UInt8(ascii: "\""), line, &position) {
            try skipQuoted(line, &position)
        } else {
            try skipToken(line, &position)
        }
    }

    private static func skipQuoted(_ line: UnsafeRawBufferPointer, _ position: inout Int) throws(HTTPFailure) {
        while position < line.count {
            let byte = line[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return }
            guard ByteClass.fieldValue.contains(byte) else { break }
            if byte == UInt8(ascii: "\\") {
                guard position < line.count, ByteClass.fieldValue.contains(line[position]) else { break }
                position += 1
            }
        }
        throw failure("A chunk extension is malformed.")
    }

    private static func skipToken(_ line: UnsafeRawBufferPointer, _ position: inout Int) throws(HTTPFailure) {
        let start = position
        while position < line.count, ByteClass.token.contains(line[position]) { position += 1 }
        guard position > start else { throw failure("A chunk extension is malformed.") }
    }

    private static func skipSpace(_ line: UnsafeRawBufferPointer, _ position: inout Int) {
        while position < line.count, line[position] == 0x20 || line[position] == 0x09 { position += 1 }
    }

    private static func take(_ byte: UInt8, _ line: UnsafeRawBufferPointer, _ position: inout Int) -> Bool {
        guard position < line.count, line[position] == byte else { return false }
        position += 1
        return true
    }

    static func failure(_ message: String) -> HTTPFailure { HTTPFailure(.chunk, .badRequest, message) }
}
