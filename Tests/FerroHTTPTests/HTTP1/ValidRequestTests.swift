import HTTPTypes
import NIOCore
import Testing

@testable import FerroHTTP

@Suite struct `Valid requests` {
    static let requests: [(text: String, line: String, body: String)] = [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /? a", ""),
        ("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /? a", ""),
        ("GET /x/y?q=1&r=%20 HTTP/1.1\r\nhOsT:\t a.test:8080 \r\n\r\n", "GET /x/y?q=1&r=%20 a.test:8080", ""),
        ("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET /? [::1]:80", ""),
        ("GET / HTTP/1.0\r\n\r\n", "GET /? ", ""),
        ("GET http://b.test/x?y HTTP/1.1\r\nHost: a\r\n\r\n", "GET /x?y b.test", ""),
        ("GET HTTPS://b.test?y HTTP/1.1\r\nHost: a\r\n\r\n", "GET /?y b.test", ""),
        ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS *? a", ""),
        ("OPTIONS http://a HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS *? a", ""),
        ("BREW /pot HTTP/1.1\r\nHost: a\r\nX: \u{e9}\r\n\r\n", "BREW /pot? a", ""),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "POST /? a", ""),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", "POST /? a", "hello"),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", "POST /? a", ""),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n00A\r\n0123456789\r\n0\r\n\r\n",
            "POST /? a", "abc0123456789"
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a;b=c ; d=\"\\\"\"\r\nabc\r\n0\r\nT: 1\r\n\r\n",
            "POST /? a", "abc"
        ),
    ]

    @Test(arguments: requests.indices)
    func `are read whole, byte by byte and in any other pieces`(_ index: Int) {
        let (text, line, body) = Self.requests[index]
        for step in [.max, 1, 2, 3, 7, 16] {
            #expect(decode(text, by: step) == Decoded(lines: [line], bodies: [body]))
        }
    }

    @Test func `pipelined twenty times are read twenty times`() {
        let requests = Self.requests.dropFirst(11) + Self.requests.prefix(4)
        let chosen = (0..<20).map { requests[requests.startIndex.advanced(by: $0 % 4)] }
        let expected = Decoded(lines: chosen.map(\.line), bodies: chosen.map(\.body))
        for step in [.max, 1, 5, 64] {
            #expect(decode(chosen.map(\.text).joined(), by: step) == expected)
        }
    }

    @Test(arguments: [
        ("1.1", "", true), ("1.1", "Connection: close\r\n", false), ("1.1", "Connection: x, CLOSE\r\n", false),
        ("1.1", "Connection: keep-alive, close\r\n", false), ("1.0", "", false),
        ("1.0", "Connection: Keep-Alive\r\n", true),
    ])
    func `say whether the connection stays open`(_ version: String, _ header: String, _ keepAlive: Bool) throws {
        #expect(try head("GET / HTTP/\(version)\r\nHost: a\r\n\(header)\r\n")?.keepAlive == keepAlive)
    }

    @Test func `after the last request of a connection nothing is read`() {
        let request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        #expect(decode(request + request) == Decoded(lines: ["GET /? a"], bodies: [""]))
    }

    @Test func `an expectation counts only with a body and on 1.1`() throws {
        let expect = "Host: a\r\nExpect: 100-Continue\r\n"
        #expect(try head("POST / HTTP/1.1\r\n\(expect)Content-Length: 1\r\n\r\n")?.expectsContinue == true)
        #expect(try head("POST / HTTP/1.1\r\n\(expect)\r\n")?.expectsContinue == false)
        #expect(try head("POST / HTTP/1.0\r\n\(expect)Content-Length: 1\r\n\r\n")?.expectsContinue == false)
    }

    @Test func `the absolute form replaces the host that handlers see`() throws {
        #expect(try head("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n")?.headers[.hostField] == "b")
    }

    @Test func `field names are found in any case and kept when unknown`() throws {
        let headers = try #require(
            try head("GET / HTTP/1.1\r\nHost: a\r\nuser-AGENT: x\r\nX-Odd: 1\r\nX-odd: 2\r\n\r\n")?.headers)
        #expect(headers[.userAgent] == "x")
        #expect(headers.values(for: try #require(HTTPField.Name("x-odd"))) == ["1", "2"])
    }

    @Test func `the phase tells how far a request is`() throws {
        var decoder = HTTP1Decoder()
        func feed(_ text: String) throws -> HTTP1Decoder.Phase {
            decoder.receive(.init(string: text))
            while try decoder.next() != nil {}
            return decoder.phase
        }
        #expect(decoder.phase == .idle)
        #expect(try feed("P") == .head)
        #expect(try feed("OST / HTTP/1.1\r\n") == .head)
        #expect(try feed("Host: a\r\nContent-Length: 2\r\n\r\n") == .body)
        #expect(try feed("a") == .body)
        #expect(try feed("b") == .idle)
    }
}
