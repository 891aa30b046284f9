public import HTTPTypes

/// A request as the application sees it.
///
/// ```swift
/// let request = Request(method: .post, path: "/links", query: "page=2", body: RequestBody("url=…"))
/// request.query["page"]          // "2"
/// ```
public struct Request: Sendable {
    /// The method.
    public var method: HTTPRequest.Method
    /// The path as received: percent-encoded, without the query, beginning with `/` (or `*` for `OPTIONS *`).
    public var path: String
    /// The query, parsed when it is read.
    public var query: QueryItems
    /// The header fields.
    public var headers: Headers
    /// The body.
    public var body: RequestBody
    /// The version of HTTP the client spoke.
    public var version: HTTPVersion
    /// The address of the peer as text, without the port; nil when it has none.
    public var remoteAddress: String?
    /// The host and port the client asked for, from `Host` or the absolute form of the target.
    public var authority: String
    /// `http` or `https`, as the connection is.
    public var scheme: String
    /// The index of the event loop that serves the request, from 0.
    public var loop: Int
    /// The id that follows the request through logs: the client's `X-Request-Id` when acceptable, else random.
    public var id: String

    /// Puts a request together; every part has a default, for tests.
    ///
    /// A path that holds a `?` is split there when no query is given.
    public init(
        method: HTTPRequest.Method = .get, path: String = "/", query: QueryItems = "", headers: Headers = [:],
        body: RequestBody = .empty, version: HTTPVersion = .http11, remoteAddress: String? = nil,
        authority: String = "localhost", scheme: String = "http", loop: Int = 0, id: String? = nil
    ) {
        self.method = method
        if query.raw.isEmpty, let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) {
            self.path = String(path[..<mark])
            self.query = QueryItems(raw: String(path[path.index(after: mark)...]))
        } else {
            self.path = path
            self.query = query
        }
        self.headers = headers
        self.body = body
        self.version = version
        self.remoteAddress = remoteAddress
        self.authority = authority
        self.scheme = scheme
        self.loop = loop
        self.id = id ?? Self.id(from: headers)
    }

    private static func id(from headers: Headers) -> String {
        if let given = headers[.xRequestID], RequestID.isAcceptable(given) { return given }
        var generator = SystemRandomNumberGenerator()
        return RequestID.make(using: &generator)
    }
}
