import HTTPTypes

/// The first line of a request, RFC 9112 section 3: exactly `method SP target SP version`.
struct HTTP1RequestLine {
    var method: HTTPRequest.Method
    var target: HTTP1Target
    var version: HTTPVersion

    /// A method longer than any that exists is not implemented.
    static let longestMethod = 32
    /// The bytes around the target in the longest line: method, spaces and version.
    static let overhead = longestMethod + 10

    /// Reads a line without its line end.
    init(_ line: UnsafeRawBufferPointer, limits: HTTPLimits) throws(HTTPFailure) {
        var position = 0
        let token = ByteClass.token
        while position < line.count, token.contains(line[position]) { position += 1 }
        guard position > 0, position < line.count, line[position] == 0x20 else { throw Self.malformed }
        guard position <= Self.longestMethod,
            let method = Self.method(line.part(0..<position))
        else { throw HTTPFailure(.method, .notImplemented, "The method is not implemented.") }
        let start = position + 1
        position = start
        let visible = ByteClass.target
        while position < line.count, visible.contains(line[position]) { position += 1 }
        guard position - start <= limits.targetBytes else { throw Self.tooLong }
        guard position > start, position < line.count, line[position] == 0x20 else { throw Self.malformed }
        self.version = try Self.version(line.part(position + 1..<line.count))
        guard method != .connect else {
            throw HTTPFailure(.method, .notImplemented, "CONNECT is not implemented: this server is no proxy.")
        }
        self.method = method
        self.target = try HTTP1Target(line.part(start..<position), method: method)
    }

    /// The method of a token; the usual ones without a check of what is known to be a token.
    private static func method(_ token: UnsafeRawBufferPointer) -> HTTPRequest.Method? {
        switch (token.count, token[0]) {
        case (3, UInt8(ascii: "G")) where token.equals("GET"): .get
        case (4, UInt8(ascii: "P")) where token.equals("POST"): .post
        case (4, UInt8(ascii: "H")) where token.equals("HEAD"): .head
        default: HTTPRequest.Method(String(decoding: token, as: UTF8.self))
        }
    }

    private static func version(_ bytes: UnsafeRawBufferPointer) throws(HTTPFailure) -> HTTPVersion {
        let prefix: StaticString = "HTTP/"
        guard bytes.count == 8, prefix.withUTF8Buffer({ $0.elementsEqual(bytes.part(0..<5)) }),
            ByteSet.digits.contains(bytes[5]), bytes[6] == UInt8(ascii: "."), ByteSet.digits.contains(bytes[7])
        else { throw malformed }
        switch (bytes[5], bytes[7]) {
        case (0x31, 0x31): return .http11
        case (0x31, 0x30): return .http10
        default: throw HTTPFailure(.version, .httpVersionNotSupported, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")
        }
    }

    static var malformed: HTTPFailure {
        HTTPFailure(.requestLine, .badRequest, "The request line is not: method, space, target, space, version.")
    }
    static var tooLong: HTTPFailure { HTTPFailure(.targetTooLong, .uriTooLong, "The request target is too long.") }
}
