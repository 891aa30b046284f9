import HTTPTypes
import NIOCore
import Testing

@testable import FerroHTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

@Suite struct `A response for a client that takes gzip` {
    static let text = String(repeating: "A line that comes again and again.\n", count: 100)

    private func answer(
        _ response: Response, accepts: String? = "gzip", headers: Headers = [:], method: HTTPRequest.Method = .get,
        rules: ResponseCompression = ResponseCompression()
    ) -> Response {
        var headers = headers
        headers[.acceptEncoding] = accepts
        return rules.apply(to: response, for: Request(method: method, headers: headers))
    }

    private func isUntouched(_ answer: Response, _ body: ByteBuffer?) -> Bool {
        answer.headers[.contentEncoding] == nil && answer.body.buffer == body
    }

    @Test(
        arguments: [
            ("gzip", "gzip"), ("deflate", "deflate"), ("gzip, deflate, br", "gzip"),
            ("deflate;q=1, gzip;q=0.5", "deflate"),
            ("*", "gzip"), ("x-gzip", "gzip"), ("br", nil), ("identity", nil), ("gzip;q=0", nil), (nil, nil), ("", nil),
            ("*;q=0", nil), ("gzip;q=0, deflate", "deflate"), ("gzip;q=0, *;q=0.1", "deflate"),
        ] as [(String?, String?)])
    func `is in the coding that the client likes best`(accepts: String?, coding: String?) throws {
        let answer = answer(.text(Self.text), accepts: accepts)
        #expect(answer.headers[.contentEncoding] == coding)
        #expect(answer.headers[.vary] == "Accept-Encoding")
        let body = try #require(answer.body.buffer)
        guard let coding else { return #expect(String(buffer: body) == Self.text) }
        let format = try #require(DeflateFormat(ContentCoding(coding)))
        #expect(body.readableBytes < 300)
        #expect(String(buffer: try Inflater.inflate(body, as: format)) == Self.text)
    }

    @Test(arguments: [
        ("text/html; charset=utf-8", true), ("TEXT/CSV", true), ("application/json", true), ("image/svg+xml", true),
        ("application/problem+json", true), ("application/wasm", true), ("text/javascript", true),
        ("text/event-stream", true), ("image/png", false), ("video/mp4", false), ("application/zip", false),
        ("application/octet-stream", false), ("application/pdf", false), ("font/woff2", false), ("nonsense", false),
        ("", false),
    ])
    func `is compressed when its type shrinks`(type: String, isCompressed: Bool) {
        let answer = answer(Response(headers: [.contentType: type], body: .string(Self.text)))
        #expect((answer.headers[.contentEncoding] == "gzip") == isCompressed)
        #expect((answer.headers[.vary] == "Accept-Encoding") == isCompressed)
    }

    @Test(arguments: [(0, false), (1, false), (1023, false), (1024, true), (65_536, true), (65_537, true)])
    func `is compressed from a size on`(count: Int, isCompressed: Bool) {
        let body = ResponseBody.buffer(ByteBuffer(repeating: 0x61, count: count))
        let response = Response(headers: [.contentType: "text/plain"], body: body)
        #expect((answer(response).headers[.contentEncoding] == "gzip") == isCompressed)
        #expect(answer(response).headers[.vary] == "Accept-Encoding")
        // A client that refuses bytes as they are gets what there is in a coding.
        let forced = answer(response, accepts: "gzip, identity;q=0")
        #expect((forced.headers[.contentEncoding] == "gzip") == (count > 0))
    }

    @Test func `stays as it is when it would not shrink`() {
        var random = SystemRandomNumberGenerator()
        let noise = ByteBuffer(bytes: (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) })
        let response = Response(headers: [.contentType: "text/plain"], body: .buffer(noise))
        #expect(isUntouched(answer(response), noise))
    }

    @Test(
        arguments: [
            [.contentEncoding: "br"], [.cacheControl: "public, No-Transform"], [.contentRange: "bytes 0-9/10"],
            [HTTPField.Name("Content-Digest") ?? .via: "sha-256=:x:"],
            [HTTPField.Name("Repr-Digest") ?? .via: "sha-256=:x:"],
        ] as [Headers])
    func `stays as it is when it says so`(headers: Headers) {
        var response = Response.text(Self.text)
        for (name, value) in headers { response.headers[name] = value }
        let answer = answer(response)
        #expect(answer.body.buffer == response.body.buffer && answer.headers[.vary] == nil)
        #expect(answer.headers[.contentEncoding] == headers[.contentEncoding])
    }

    @Test(arguments: [204, 205, 206, 100])
    func `has no coding where it has no body or a part of one`(status: Int) {
        var response = Response.text(Self.text)
        response.status = HTTPResponse.Status(code: status)
        #expect(isUntouched(answer(response), response.body.buffer))
    }

    @Test(arguments: [404, 500, 422]) func `may be an error`(status: Int) {
        #expect(answer(.text(Self.text, status: .init(code: status))).headers[.contentEncoding] == "gzip")
    }

    @Test func `leaves files to whoever serves them`() {
        let file = BodyFile(OpenFile(owning: open("/dev/null", O_RDONLY)), count: 5000)
        let answer = answer(Response(headers: [.contentType: "text/css"], body: .file(file)))
        #expect(answer.headers[.contentEncoding] == nil && answer.headers[.vary] == nil)
    }

    @Test(
        arguments: [
            (nil, "Accept-Encoding"), ("", "Accept-Encoding"), ("Cookie", "Cookie, Accept-Encoding"), ("*", "*"),
            ("accept-encoding", "accept-encoding"), ("Accept, Accept-Encoding", "Accept, Accept-Encoding"),
        ] as [(String?, String)])
    func `varies by one more field`(before: String?, after: String) {
        var response = Response.text("short")
        response.headers[.vary] = before
        #expect(answer(response).headers[.vary] == after)
    }

    @Test func `loses what was said of the bytes before`() {
        var response = Response.text(Self.text)
        for (name, value) in [.contentLength: "3500", .acceptRanges: "bytes", .eTag: "\"1\""] as Headers {
            response.headers[name] = value
        }
        let coded = answer(response)
        #expect(coded.headers[.contentLength] == nil && coded.headers[.acceptRanges] == nil)
        #expect(coded.headers[.eTag] == "W/\"1\"")
        #expect(answer(response, accepts: nil).headers[.eTag] == "\"1\"")
        response.headers[.eTag] = "W/\"1\""
        #expect(answer(response).headers[.eTag] == "W/\"1\"")
    }

    @Test(arguments: [("W/\"1\"", "W/\"1\""), ("\"1\"", "\"1\""), ("W/\"2\"", "\"1\""), ("\"0\", W/\"1\"", "W/\"1\"")])
    func `has the tag that the client knows when nothing changed`(known: String, tag: String) {
        let response = Response(status: .notModified, headers: [.eTag: "\"1\""])
        let answer = answer(response, headers: [.ifNoneMatch: known])
        #expect(answer.headers[.eTag] == tag && answer.headers[.vary] == "Accept-Encoding")
        #expect(answer.headers[.contentEncoding] == nil)
    }

    @Test(arguments: [1, 3500, 100_000]) func `has the same fields for HEAD`(count: Int) {
        let response = Response(
            headers: [.contentType: "text/plain", .eTag: "\"1\""],
            body: .buffer(ByteBuffer(repeating: 0x61, count: count)))
        let (get, head) = (answer(response), answer(response, method: .head))
        #expect(get.headers.map { "\($0.name): \($0.value)" } == head.headers.map { "\($0.name): \($0.value)" })
        #expect(get.body.count == head.body.count)
    }

    @Test(
        arguments: [
            ("cross-site", [.cookie: "a=1"], false), ("same-site", [.cookie: "a=1"], false),
            ("cross-site", [.authorization: "Basic eA=="], false), ("cross-site", [:], true),
            ("same-origin", [.cookie: "a=1"], true), ("none", [.cookie: "a=1"], true), (nil, [.cookie: "a=1"], true),
        ] as [(String?, Headers, Bool)])
    func `is not measured by the page of another site`(site: String?, headers: Headers, isCompressed: Bool) throws {
        var headers = headers
        headers[try #require(HTTPField.Name("Sec-Fetch-Site"))] = site
        let answer = answer(.text(Self.text), headers: headers)
        #expect((answer.headers[.contentEncoding] == "gzip") == isCompressed)
        #expect(answer.headers[.vary] == "Accept-Encoding")
    }

    @Test func `follows other rules when there are some`() {
        let rules = ResponseCompression(floor: 10, types: [MediaType("text", "csv")])
        #expect(answer(.text(Self.text), rules: rules).headers[.contentEncoding] == nil)
        let csv = Response(headers: [.contentType: "text/csv"], body: .string(String(repeating: "a", count: 40)))
        #expect(answer(csv, rules: rules).headers[.contentEncoding] == "gzip")
    }
}
