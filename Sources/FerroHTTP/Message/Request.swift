public import HTTPTypes

/// A request as the application sees it.
///
/// ```swift
/// let request = Request(method: .post, path: "/links", query: "page=2", body: RequestBody("url=…"))
/// request.query["page"]          // "2"
/// ```
///
/// It is one reference to parts that never change, so passing it along copies nothing; setting a part makes new ones.
public struct Request: Sendable {
    private var parts: RequestParts

    init(_ fields: RequestParts.Fields) { parts = RequestParts(fields) }

    /// The method.
    public var method: HTTPRequest.Method {
        get { parts.fields.method }
        set { change { $0.method = newValue } }
    }
    /// The path as received: percent-encoded, without the query, beginning with `/` (or `*` for `OPTIONS *`).
    public var path: String {
        get { parts.fields.path }
        set { change { $0.path = newValue } }
    }
    /// The query, parsed when it is read.
    public var query: QueryItems {
        get { parts.fields.query }
        set { change { $0.query = newValue } }
    }
    /// The header fields.
    public var headers: Headers {
        get { parts.fields.headers }
        set { change { $0.headers = newValue } }
    }
    /// The body.
    public var body: RequestBody {
        get { parts.fields.body }
        set { change { $0.body = newValue } }
    }
    /// The version of HTTP the client spoke.
    public var version: HTTPVersion {
        get { parts.fields.version }
        set { change { $0.version = newValue } }
    }
    /// The address of the peer as text, without the port; nil when it has none.
    public var remoteAddress: String? {
        get { parts.fields.remoteAddress }
        set { change { $0.remoteAddress = newValue } }
    }
    /// The host and port the client asked for, from `Host` or the absolute form of the target.
    public var authority: String {
        get { parts.fields.authority }
        set { change { $0.authority = newValue } }
    }
    /// `http` or `https`, as the connection is.
    public var scheme: String {
        get { parts.fields.scheme }
        set { change { $0.scheme = newValue } }
    }
    /// The index of the event loop that serves the request, from 0.
    public var loop: Int {
        get { parts.fields.loop }
        set { change { $0.loop = newValue } }
    }
    /// The id that follows the request through logs: the client's `X-Request-Id` when acceptable, else random.
    public var id: String {
        get { parts.fields.id.text }
        set { change { $0.id = .given(newValue) } }
    }

    private mutating func change(_ body: (inout RequestParts.Fields) -> Void) {
        var fields = parts.fields
        body(&fields)
        parts = RequestParts(fields)
    }
}

extension Request {
    /// Puts a request together; every part has a default, for tests.
    ///
    /// A path that holds a `?` is split there when no query is given.
    public init(
        method: HTTPRequest.Method = .get, path: String = "/", query: QueryItems = "", headers: Headers = [:],
        body: RequestBody = .empty, version: HTTPVersion = .http11, remoteAddress: String? = nil,
        authority: String = "localhost", scheme: String = "http", loop: Int = 0, id: String? = nil
    ) {
        var (path, query) = (path, query)
        if query.raw.isEmpty, let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = QueryItems(raw: String(path[path.index(after: mark)...]))
            path = String(path[..<mark])
        }
        var generator = SystemRandomNumberGenerator()
        self.init(
            RequestParts.Fields(
                method: method, path: path, query: query, headers: headers, body: body, version: version,
                remoteAddress: remoteAddress, authority: authority, scheme: scheme, loop: loop,
                id: id.map { .given($0) } ?? RequestID(from: headers, else: &generator)))
    }
}
