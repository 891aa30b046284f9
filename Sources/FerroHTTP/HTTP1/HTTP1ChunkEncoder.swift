import HTTPTypes
package import NIOCore

/// Writes a body of unknown length in chunks, RFC 9112 section 7.1.
package enum HTTP1ChunkEncoder {
    /// Appends the line before a chunk of that many bytes, which must not be none.
    package static func begin(_ count: Int, into out: inout ByteBuffer) {
        out.writeString(String(count, radix: 16))
        out.writeStaticString("\r\n")
    }

    /// Appends the line end after a chunk.
    package static func end(into out: inout ByteBuffer) { out.writeStaticString("\r\n") }

    /// Appends the last chunk and the fields that follow it; fields that would break the message apart or that may not
    /// come after it (RFC 9110, 6.5.1) are left out.
    package static func finish(trailers: Headers, into out: inout ByteBuffer) {
        out.writeStaticString("0\r\n")
        for (name, value) in trailers where mayTrail(name) && isValid(value) {
            out.writeString("\(name.rawName): \(value)\r\n")
        }
        out.writeStaticString("\r\n")
    }

    private static let forbidden: Set<String> = [
        "transfer-encoding", "content-length", "host", "trailer", "connection", "content-encoding", "content-type",
        "content-range", "authorization", "set-cookie", "cache-control", "expires", "date", "location", "te",
    ]

    /// Whether a field may follow a body (RFC 9110, 6.5.1).
    static func mayTrail(_ name: HTTPField.Name) -> Bool { !forbidden.contains(name.canonicalName) }

    private static func isValid(_ value: String) -> Bool { value.utf8.allSatisfy(ByteClass.fieldValue.contains) }
}
