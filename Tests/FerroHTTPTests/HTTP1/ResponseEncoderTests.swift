import HTTPTypes
import NIOCore
import Testing

@testable import FerroHTTP

@Suite struct `The response encoder` {
    private func encode(
        _ response: Response, _ exchange: HTTP1ResponseEncoder.Exchange = .init()
    ) throws(HTTPFailure) -> String {
        var out = ByteBuffer()
        let result = try HTTP1ResponseEncoder(serverName: "s").encode(response, for: exchange, date: "D", into: &out)
        if case .buffer(var body) = result.rest { out.writeBuffer(&body) }
        return String(buffer: out)
    }

    @Test func `writes a whole message`() throws {
        #expect(
            try encode(.text("hi", status: .created))
                == """
                HTTP/1.1 201 Created\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r
                Server: s\r\nDate: D\r\n\r\nhi
                """.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").replacing("\r\r\n", with: "\r\n"))
    }

    @Test func `answers HEAD with the head of GET`() throws {
        let text = try encode(.text("hello"), .init(isHead: true))
        #expect(text.contains("Content-Length: 5\r\n") && text.hasSuffix("\r\n\r\n"))
    }

    @Test func `keeps the length a HEAD answer names when it has no body`() throws {
        let response = Response(headers: [.contentLength: "77"])
        #expect(try encode(response, .init(isHead: true)).contains("Content-Length: 77\r\n"))
        #expect(try encode(response).contains("Content-Length: 0\r\n"))
    }

    @Test(arguments: [204, 304]) func `sends neither body nor length with some statuses`(_ code: Int) throws {
        let text = try encode(.text("x", status: .init(code: code)))
        #expect(text.hasSuffix("\r\n\r\n"))
        #expect(code == 304 || !text.contains("Content-Length"))
    }

    @Test func `owns the framing fields`() throws {
        let text = try encode(
            Response(
                headers: [.contentLength: "9", .transferEncoding: "chunked", .connection: "x"], body: .string("ab")))
        #expect(text.contains("Content-Length: 2\r\n"))
        #expect(!text.contains("chunked") && !text.contains("Connection"))
    }

    @Test func `says what becomes of the connection`() throws {
        #expect(try encode(.text("")).contains("Connection") == false)
        #expect(try encode(.text(""), .init(keepAlive: false)).contains("Connection: close\r\n"))
        #expect(try encode(.text(""), .init(isHTTP10: true)).contains("Connection: keep-alive\r\n"))
        #expect(try encode(Response(headers: [.connection: "close"])).contains("Connection: close\r\n"))
    }

    @Test func `leaves the date and the server to a response that names them`() throws {
        let text = try encode(Response(headers: [.date: "E", .server: "t"]))
        #expect(text.contains("Date: E\r\n") && text.contains("Server: t\r\n"))
        #expect(!text.contains("Date: D") && !text.contains("Server: s"))
    }

    @Test(arguments: ["a\r\nSet-Cookie: x=1", "a\nb", "a\rb", "a\u{0}b", "a\u{7f}"])
    func `never splits a response`(_ value: String) {
        var out = ByteBuffer(string: "before")
        #expect(throws: HTTPFailure.self) {
            try HTTP1ResponseEncoder(serverName: "s")
                .encode(Response(headers: [.location: value]), for: .init(), date: "D", into: &out)
        }
        #expect(String(buffer: out) == "before")
    }

    @Test func `refuses an interim status as the final answer`() {
        #expect(throws: HTTPFailure.self) { try encode(Response(status: .continue)) }
    }

    @Test func `hands a large body over instead of copying it`() throws {
        var out = ByteBuffer()
        let body = ByteBuffer(repeating: 0x61, count: 20_000)
        let result = try HTTP1ResponseEncoder(serverName: "")
            .encode(Response(body: .buffer(body)), for: .init(), date: "D", into: &out)
        guard case .buffer(body) = result.rest else { return #expect(Bool(false), "the body was copied") }
        #expect(String(buffer: out).contains("Content-Length: 20000\r\n"))
    }
}
