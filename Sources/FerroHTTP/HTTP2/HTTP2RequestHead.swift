package import HTTPTypes

/// What the first field block of an HTTP/2 request says, all of it checked (RFC 9113, 8.3.1).
package struct HTTP2RequestHead: Sendable {
    package private(set) var method = HTTPRequest.Method.get
    package private(set) var path = "/"
    package private(set) var query = ""
    package private(set) var authority = ""
    package private(set) var headers = Headers()
    /// The length that was announced.
    package private(set) var length: Int?
    /// Whether the client waits for a 100 before it sends the body.
    package private(set) var expectsContinue = false

    private var pseudo: [String: String] = [:]
    private var bytes = 0
    private var cookies: [String] = []

    /// Reads the fields in their order, names in lower case; throws what HTTP/1 throws for the same fault.
    package init(
        _ fields: some Sequence<(name: String, value: String)>, limits: HTTPLimits
    ) throws(HTTPFailure) {
        for field in fields {
            if field.name.utf8.first == UInt8(ascii: ":") {
                try add(pseudo: field.name, field.value)
            } else {
                try add(field.name, field.value, limits)
            }
        }
        // RFC 9113 section 8.2.3: cookies may come in pieces.
        if !cookies.isEmpty { headers.append(.cookie, cookies.joined(separator: "; ")) }
        try readTarget(limits)
        try readAuthority()
    }

    private mutating func add(pseudo name: String, _ value: String) throws(HTTPFailure) {
        guard headers.isEmpty, cookies.isEmpty else { throw Self.malformed("A pseudo-header field follows a field.") }
        guard [":method", ":scheme", ":path", ":authority"].contains(name),
            pseudo.updateValue(value, forKey: name) == nil
        else { throw Self.malformed("A pseudo-header field is unknown or repeated.") }
    }

    private mutating func add(_ name: String, _ value: String, _ limits: HTTPLimits) throws(HTTPFailure) {
        bytes += name.utf8.count + value.utf8.count + 4
        guard bytes <= limits.headerBytes, headers.count + cookies.count < limits.headerCount else {
            throw HTTP1HeadParser.tooLarge
        }
        guard Self.isValid(value), let field = Self.fieldName(name) else {
            throw Self.malformed("A field holds a byte that is not allowed.")
        }
        switch field {
        case .cookie:
            cookies.append(value)
            return
        case .contentLength:
            guard length == nil, let count = Self.length(value) else {
                throw HTTPFailure(.framing, .badRequest, "Content-Length is not one plain number.")
            }
            length = count
        case .connection, .keepAlive, .transferEncoding, .upgrade, .proxyConnection:
            throw Self.malformed("A field belongs to connections of HTTP/1.")
        case .te where value != "trailers": throw Self.malformed("TE holds more than trailers.")
        case .hostField:
            guard headers[.hostField] == nil else { throw Self.host }
        case .expect:
            guard value.lowercased() == "100-continue" else {
                throw HTTPFailure(.expectation, .expectationFailed, "Only the expectation 100-continue is known.")
            }
            expectsContinue = true
        default: break
        }
        headers.append(field, value)
    }

    private mutating func readTarget(_ limits: HTTPLimits) throws(HTTPFailure) {
        guard let name = pseudo[":method"], name.utf8.count <= HTTP1RequestLine.longestMethod,
            let method = HTTPRequest.Method(name)
        else { throw HTTPFailure(.method, .badRequest, "The method is missing or no token.") }
        guard method != .connect else {
            throw HTTPFailure(.method, .notImplemented, "CONNECT is not implemented: this server is no proxy.")
        }
        self.method = method
        guard let scheme = pseudo[":scheme"], scheme == "http" || scheme == "https" else {
            throw Self.malformed("The scheme is missing or not one of HTTP.")
        }
        guard let target = pseudo[":path"], !target.isEmpty else { throw Self.malformed("The path is missing.") }
        guard target.utf8.count <= limits.targetBytes else { throw HTTP1RequestLine.tooLong }
        guard target.utf8.allSatisfy(ByteClass.target.contains), target.hasPrefix("/") || target == "*" else {
            throw HTTPFailure(.target, .badRequest, "The path has a form or a byte that is not allowed.")
        }
        var text = target
        let result = text.withUTF8 { bytes in
            Result { () throws(HTTPFailure) in try HTTP1Target(UnsafeRawBufferPointer(bytes), method: method) }
        }
        let parts = try result.get()
        (path, query) = (parts.path, parts.query)
    }

    private mutating func readAuthority() throws(HTTPFailure) {
        let host = headers[.hostField]
        guard let authority = pseudo[":authority"] ?? host else { throw Self.host }
        guard host == nil || host == authority else { throw Self.host }
        var text = authority
        guard text.withUTF8({ HTTP1Target.isAuthority(UnsafeRawBufferPointer($0)) }) else { throw Self.host }
        self.authority = authority
        headers[.hostField] = authority
    }

    /// The name of a field that follows a body or stands in a head; nil for bytes that are not allowed.
    private static func fieldName(_ name: String) -> HTTPField.Name? {
        guard !name.utf8.isEmpty, name.utf8.allSatisfy({ !(0x41...0x5A).contains($0) }) else { return nil }
        return HTTPField.Name(name)
    }

    private static func isValid(_ value: String) -> Bool {
        let edges = [value.utf8.first, value.utf8.last]
        return value.utf8.allSatisfy(ByteClass.fieldValue.contains) && !edges.contains(0x20) && !edges.contains(0x09)
    }

    private static func length(_ value: String) -> Int? {
        guard (1...18).contains(value.utf8.count), value.utf8.allSatisfy(ByteSet.digits.contains) else { return nil }
        return Int(value)
    }

    private static func malformed(_ message: String) -> HTTPFailure { HTTPFailure(.header, .badRequest, message) }
    private static var host: HTTPFailure {
        HTTPFailure(.host, .badRequest, "A request needs one authority, and a Host header has to agree with it.")
    }

    /// The fields after a body; those that may not stand there are dropped.
    package static func trailers(_ fields: some Sequence<(name: String, value: String)>, limits: HTTPLimits) -> Headers
    {
        var trailers = Headers()
        var bytes = 0
        for field in fields {
            bytes += field.name.utf8.count + field.value.utf8.count + 4
            guard bytes <= limits.headerBytes, trailers.count < limits.headerCount else { break }
            guard isValid(field.value), let name = fieldName(field.name), HTTP1ChunkEncoder.mayTrail(name) else {
                continue
            }
            trailers.append(name, field.value)
        }
        return trailers
    }
}

extension Request {
    /// Joins a head and a body to what the application sees.
    package init(
        head: HTTP2RequestHead, body: RequestBody, remoteAddress: String?, scheme: String, loop: Int,
        generator: inout some RandomNumberGenerator
    ) {
        let given = head.headers[.xRequestID].flatMap { RequestID.isAcceptable($0) ? $0 : nil }
        self.init(
            method: head.method, path: head.path, query: QueryItems(raw: head.query), headers: head.headers, body: body,
            version: .http2, remoteAddress: remoteAddress, authority: head.authority, scheme: scheme, loop: loop,
            id: given ?? RequestID.make(using: &generator))
    }
}
