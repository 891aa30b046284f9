import HTTPTypes
public import NIOCore

extension ServerEvent {
    /// Writes the message as an event stream has it, with the empty line that ends it (WHATWG HTML, 9.2.5 and 9.2.6).
    ///
    /// Throws an ``HTTPFailure`` for an id or a name with a line break, and for an id with NUL, which clients ignore.
    public func write(to buffer: inout ByteBuffer) throws(HTTPFailure) {
        try check()
        if let comment { Self.write(comment, as: "", to: &buffer) }
        if let event { Self.write(event, as: "event", to: &buffer) }
        if let id { Self.write(id, as: "id", to: &buffer) }
        if let retry { Self.write("\(Self.milliseconds(of: retry))", as: "retry", to: &buffer) }
        if let data { Self.write(data, as: "data", to: &buffer) }
        buffer.writeInteger(Self.lineFeed)
    }

    private func check() throws(HTTPFailure) {
        if let id, id.utf8.contains(where: { Self.isLineBreak($0) || $0 == 0 }) {
            throw HTTPFailure(
                .response, .internalServerError,
                "The id of an event holds a line break or NUL: clients would ignore it.")
        }
        if let event, event.utf8.contains(where: Self.isLineBreak) {
            throw HTTPFailure(
                .response, .internalServerError, "The name of an event holds a line break: it would end there.")
        }
    }

    /// Writes one field for each line of a text.
    private static func write(_ text: String, as field: StaticString, to buffer: inout ByteBuffer) {
        var text = text
        text.withUTF8 { bytes in
            var rest = bytes[...]
            while let end = rest.firstIndex(where: isLineBreak) {
                write(rest[..<end], as: field, to: &buffer)
                let isPair = rest[end] == carriageReturn && end + 1 < rest.endIndex && rest[end + 1] == lineFeed
                rest = rest[(end + (isPair ? 2 : 1))...]
            }
            write(rest, as: field, to: &buffer)
        }
    }

    private static func write(
        _ line: Slice<UnsafeBufferPointer<UInt8>>, as field: StaticString, to buffer: inout ByteBuffer
    ) {
        buffer.writeStaticString(field)
        // A client drops one space behind the colon, so that one of the text's own survives.
        buffer.writeStaticString(": ")
        buffer.writeBytes(line)
        buffer.writeInteger(lineFeed)
    }

    private static func milliseconds(of time: Duration) -> Int64 {
        let (seconds, attoseconds) = time.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        // A day is longer than any client should wait.
        return min(seconds, 86_400) * 1000 + attoseconds / 1_000_000_000_000_000
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
}
