import HTTPTypes
package import NIOCore

/// Writes responses as HTTP/1.1, RFC 9112 sections 4 to 6.
///
/// `Content-Length`, `Transfer-Encoding` and `Connection` are its own; those of the response are dropped, but for
/// `Connection: close`, which is obeyed, and the length of a HEAD or 304 answer without a body, which is kept.
package struct HTTP1ResponseEncoder: Sendable {
    /// What the encoder has to know of the request.
    package struct Exchange: Sendable {
        package var isHead: Bool
        package var isHTTP10: Bool
        package var keepAlive: Bool

        package init(isHead: Bool = false, isHTTP10: Bool = false, keepAlive: Bool = true) {
            self.isHead = isHead
            self.isHTTP10 = isHTTP10
            self.keepAlive = keepAlive
        }

        package init(_ head: HTTP1RequestHead) {
            self.init(isHead: head.method == .head, isHTTP10: head.version == .http10, keepAlive: head.keepAlive)
        }
    }

    /// What is left to do after the bytes were written.
    package struct Result: Sendable {
        /// Whether the connection may serve another request.
        package var keepAlive: Bool
        /// What of the body is to be written next.
        package var rest: Rest
    }

    /// The part of a body that does not stand behind its head yet.
    package enum Rest: Sendable {
        /// Nothing: the message is whole.
        case nothing
        /// Bytes too many to copy.
        case buffer(ByteBuffer)
        /// Bytes that are still to be made; in chunks when their number was not known.
        case stream(BodyStream, isChunked: Bool)
        /// A part of a file.
        case file(BodyFile)
    }

    /// Bodies up to that many bytes are copied behind their head, so that one write carries both.
    package static let copiedBodyBytes = 16_384

    private let serverName: String

    /// Names the server in every response; an empty name leaves the field out.
    package init(serverName: String) { self.serverName = serverName }

    /// Appends a response to a buffer; throws, with nothing appended, when a value would break the message apart.
    package func encode(
        _ response: Response, for exchange: Exchange, date: String, into out: inout ByteBuffer
    ) throws(HTTPFailure) -> Result {
        let code = response.status.code
        guard (200...999).contains(code) else {
            throw HTTPFailure(.response, .internalServerError, "A final response cannot have the status \(code).")
        }
        let (fields, lines) = response.headers.parts
        let body = response.body.buffer ?? ByteBuffer()
        let length = Self.length(response, isHead: exchange.isHead)
        let isBodiless = exchange.isHead || Self.isBodiless(code)
        let hasUnknownLength = !isBodiless && response.body.count == nil
        let isChunked = hasUnknownLength && !exchange.isHTTP10
        let sent = isBodiless ? 0 : body.readableBytes
        let copied = sent <= Self.copiedBodyBytes ? sent : 0
        // An HTTP/1.0 client finds the end of a body of unknown length in the end of the connection.
        let keepAlive =
            exchange.keepAlive && !Self.asksToClose(fields) && (isChunked || !hasUnknownLength)

        var isValid = false
        out.writeWithUnsafeMutableBytes(
            minimumWritableBytes: size(response.status, fields, lines) + copied + date.utf8.count
        ) { memory in
            var writer = ResponseWriter(memory)
            writeHead(response.status, fields, lines, length, date, &writer)
            if isChunked { writer.put(literal: "Transfer-Encoding: chunked\r\n") }
            if !keepAlive {
                writer.put(literal: "Connection: close\r\n")
            } else if exchange.isHTTP10 {
                writer.put(literal: "Connection: keep-alive\r\n")
            }
            writer.put(literal: "\r\n")
            if copied > 0 { body.withUnsafeReadableBytes { writer.put($0) } }
            isValid = writer.isValid
            return isValid ? writer.position : 0
        }
        guard isValid else {
            throw HTTPFailure(
                .response, .internalServerError,
                "A header of the response holds a line break or another control character.")
        }
        return Result(
            keepAlive: keepAlive,
            rest: isBodiless ? .nothing : Self.rest(response.body, isCopied: copied > 0, isChunked: isChunked))
    }

    private static func rest(_ body: ResponseBody, isCopied: Bool, isChunked: Bool) -> Rest {
        switch body {
        case .empty: .nothing
        case .buffer(let buffer): isCopied || buffer.readableBytes == 0 ? .nothing : .buffer(buffer)
        case .stream(let stream): .stream(stream, isChunked: isChunked)
        case .file(let file): file.count == 0 ? .nothing : .file(file)
        }
    }

    private func writeHead(
        _ status: HTTPResponse.Status, _ fields: [Headers.Field], _ lines: String?, _ length: Int?, _ date: String,
        _ writer: inout ResponseWriter
    ) {
        writer.put(literal: "HTTP/1.1 ")
        writer.put(status.code)
        writer.put(literal: " ")
        writer.put(status.reasonPhrase)
        writer.put(literal: "\r\n")
        var hasDate = false
        var hasServer = false
        for field in fields {
            switch FieldRole(field) {
            case .framing: continue
            case .date: hasDate = true
            case .server: hasServer = true
            case .none: break
            }
            writer.put(checked: field.name.rawName)
            writer.put(literal: ": ")
            writer.put(field.value)
            writer.put(literal: "\r\n")
        }
        if let lines { writer.put(checked: lines) }
        if let length {
            writer.put(literal: "Content-Length: ")
            writer.put(length)
            writer.put(literal: "\r\n")
        }
        if !hasServer, !serverName.isEmpty {
            writer.put(literal: "Server: ")
            writer.put(serverName)
            writer.put(literal: "\r\n")
        }
        if !hasDate {
            writer.put(literal: "Date: ")
            writer.put(checked: date)
            writer.put(literal: "\r\n")
        }
    }

    /// An upper bound of the bytes of a head.
    private func size(_ status: HTTPResponse.Status, _ fields: [Headers.Field], _ lines: String?) -> Int {
        var size = 160 + serverName.utf8.count + status.reasonPhrase.utf8.count + (lines?.utf8.count ?? 0)
        for field in fields { size += field.name.rawName.utf8.count + field.value.utf8.count + 4 }
        return size
    }

    /// Statuses whose responses end with the head, RFC 9112 section 6.3; 205 by RFC 9110 section 15.3.6.
    static func isBodiless(_ code: Int) -> Bool { code == 204 || code == 205 || code == 304 }

    /// The value of `Content-Length`; nil when the field may not or need not be there.
    static func length(_ response: Response, isHead: Bool) -> Int? {
        let code = response.status.code
        if code == 204 { return nil }
        if code == 205 { return 0 }
        guard let count = response.body.count else { return nil }
        if count == 0, isHead || code == 304 {
            let given = response.headers[.contentLength].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
            return code == 304 ? given : given ?? 0
        }
        return count
    }

    private static func asksToClose(_ fields: [Headers.Field]) -> Bool {
        for field in fields where field.length == 10 && field.name == .connection {
            if field.value.split(separator: ",").contains(where: { $0.trimmed.lowercased() == "close" }) { return true }
        }
        return false
    }
}

extension Headers {
    /// The fields that must be written one by one, and lines that are written already.
    fileprivate var parts: (fields: [Field], lines: String?) {
        guard case .finished(let fields, let defaults) = storage else { return (fields, nil) }
        return (fields, defaults.lines)
    }
}
