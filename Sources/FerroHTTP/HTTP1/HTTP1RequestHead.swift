package import HTTPTypes

/// What the head of an HTTP/1 request says, all of it checked.
package struct HTTP1RequestHead: Sendable {
    /// How the end of the body is found.
    package enum Framing: Sendable, Equatable {
        /// There is no body.
        case none
        /// The body has that many bytes, more than none.
        case length(Int)
        /// The body comes in chunks.
        case chunked
    }

    package var method = HTTPRequest.Method.get
    package var path = "/"
    package var query = ""
    package var version = HTTPVersion.http11
    package var headers = Headers()
    package var authority = ""
    package var framing = Framing.none
    /// Whether the connection may serve another request after this one.
    package var keepAlive = true
    /// Whether the client waits for a 100 before it sends the body.
    package var expectsContinue = false
}

extension Request {
    /// Joins a head and a body to what the application sees.
    package init(
        head: HTTP1RequestHead, body: RequestBody, remoteAddress: String?, scheme: String, loop: Int,
        generator: inout some RandomNumberGenerator
    ) {
        self.init(
            RequestParts.Fields(
                method: head.method, path: head.path, query: QueryItems(raw: head.query), headers: head.headers,
                body: body, version: head.version, remoteAddress: remoteAddress, authority: head.authority,
                scheme: scheme, loop: loop, id: RequestID(from: head.headers, else: &generator)))
    }
}
