package import HTTPTypes

/// The field block of a response over HTTP/2 (RFC 9113, 8.3.2).
package enum HTTP2ResponseHead {
    /// The fields in their order, the status first; throws when a value would break the message apart.
    ///
    /// Fields of HTTP/1 connections are dropped, and the length is the body's own.
    package static func fields(
        of response: Response, isHead: Bool, date: String, serverName: String
    ) throws(HTTPFailure) -> [(name: String, value: String)] {
        let code = response.status.code
        guard (200...999).contains(code) else {
            throw HTTPFailure(.response, .internalServerError, "A final response cannot have the status \(code).")
        }
        var fields: [(name: String, value: String)] = [(":status", String(code))]
        fields.reserveCapacity(response.headers.count + 4)
        for (name, value) in response.headers {
            switch name {
            case .contentLength, .transferEncoding, .connection, .keepAlive, .upgrade, .proxyConnection: continue
            default: break
            }
            guard value.utf8.allSatisfy(ByteClass.fieldValue.contains) else {
                throw HTTPFailure(
                    .response, .internalServerError,
                    "A header of the response holds a line break or another control character.")
            }
            fields.append((name.canonicalName, value))
        }
        if let length = HTTP1ResponseEncoder.length(response, isHead: isHead) {
            fields.append(("content-length", String(length)))
        }
        if !serverName.isEmpty, !response.headers.contains(.server) { fields.append(("server", serverName)) }
        if !response.headers.contains(.date) { fields.append(("date", date)) }
        return fields
    }

    /// Whether a response of that status has no body, whatever it holds.
    package static func isBodiless(_ status: HTTPResponse.Status) -> Bool {
        HTTP1ResponseEncoder.isBodiless(status.code)
    }

    /// The fields after a body, without those that may not stand there.
    package static func trailers(_ trailers: Headers) -> [(name: String, value: String)] {
        trailers.compactMap { name, value in
            guard HTTP1ChunkEncoder.mayTrail(name), value.utf8.allSatisfy(ByteClass.fieldValue.contains) else {
                return nil
            }
            return (name.canonicalName, value)
        }
    }
}
