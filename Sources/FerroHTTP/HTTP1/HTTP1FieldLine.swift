import HTTPTypes

/// One header or trailer line, RFC 9112 section 5: `name ":" OWS value OWS`, nothing between name and colon.
struct HTTP1FieldLine {
    let name: UnsafeRawBufferPointer
    let value: UnsafeRawBufferPointer

    /// Reads a line without its line end; it must not outlive the bytes.
    init(_ line: UnsafeRawBufferPointer) throws(HTTPFailure) {
        var position = 0
        let token = ByteClass.token
        while position < line.count, token.contains(line[position]) { position += 1 }
        guard position > 0, position < line.count, line[position] == UInt8(ascii: ":") else {
            throw Self.failure(line)
        }
        name = line.part(0..<position)
        value = line.part(position + 1..<line.count).trimmed
        let allowed = ByteClass.fieldValue
        for byte in value where !allowed.contains(byte) {
            throw HTTPFailure(.header, .badRequest, "A header value holds a control character.")
        }
    }

    private static func failure(_ line: UnsafeRawBufferPointer) -> HTTPFailure {
        if let first = line.first, first == 0x20 || first == 0x09 {
            return HTTPFailure(.header, .badRequest, "A header line begins with white space: folded lines are refused.")
        }
        return HTTPFailure(.header, .badRequest, "A header line is not: name, colon, value.")
    }
}
