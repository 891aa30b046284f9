import Testing

@testable import FerroHTTP

@Suite struct `Refused requests` {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var code: HTTPFailure.Code
        var status = 400
        var testDescription: String { text.prefix(60).debugDescription }
    }

    private static func headers(_ lines: String, _ code: HTTPFailure.Code, _ status: Int = 400) -> Case {
        Case(
            text: "POST / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n", code: code,
            status: status)
    }

    private static func target(_ text: String, _ code: HTTPFailure.Code = .target, _ status: Int = 400) -> Case {
        Case(text: "\(text) HTTP/1.1\r\nHost: a\r\n\r\n", code: code, status: status)
    }

    private static func chunks(_ text: String) -> Case {
        Case(text: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(text)\r\n0\r\n\r\n", code: .chunk)
    }

    static let framing: [Case] = [
        headers("Content-Length: 5\r\nTransfer-Encoding: chunked", .framing),
        headers("Transfer-Encoding: chunked\r\nContent-Length: 5", .framing),
        headers("Content-Length: 5\r\nContent-Length: 5", .framing),
        headers("Content-Length: 5\r\nContent-Length: 6", .framing),
        headers("Content-Length: 5, 5", .framing), headers("Content-Length: +5", .framing),
        headers("Content-Length: -1", .framing), headers("Content-Length: 05", .framing),
        headers("Content-Length: 0x5", .framing), headers("Content-Length: 5 5", .framing),
        headers("Content-Length:", .framing), headers("Content-Length: 99999999999999999999", .framing),
        headers("Transfer-Encoding: chunked, identity", .framing), headers("Transfer-Encoding: identity", .framing),
        headers("Transfer-Encoding: gzip, chunked", .framing, 501), headers("Transfer-Encoding: xchunked", .framing),
        headers("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", .framing),
        headers("Transfer-Encoding: \u{b}chunked", .header), headers("Transfer-Encoding: \"chunked\"", .framing),
        Case(text: "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", code: .framing),
        headers("Content-Length: 10485761", .bodyTooLarge, 413),
    ]

    static let syntax: [Case] = [
        headers("Content-Length : 5", .header), headers("Content-Length\t: 5", .header),
        headers("X: a\r\n folded", .header), headers("X: a\r\n\tfolded", .header), headers(" X: a", .header),
        headers("X", .header), headers(": a", .header), headers("X\u{e9}: a", .header), headers("X(y): a", .header),
        headers("X: a\u{0}b", .header), headers("X: a\rb", .header), headers("X: a\nY: b", .header),
        headers("X: \u{7f}", .header), headers("Expect: cake", .expectation, 417),
        Case(text: "GET / HTTP/1.1\nHost: a\n\n", code: .header),
        Case(text: "GET / HTTP/1.1\r\nHost: a\r\n\nGET", code: .header),
        Case(text: "\u{16}\u{3}\u{1}", code: .requestLine), Case(text: " GET / HTTP/1.1\r\n", code: .requestLine),
        Case(text: "\r\n\r\nGET / HTTP/1.1\r\n", code: .requestLine), Case(text: "GET /\r\n", code: .requestLine),
        Case(text: "GET  / HTTP/1.1\r\n", code: .requestLine), Case(text: "GET / HTTP/1.1 \r\n", code: .requestLine),
        Case(text: "GET\t/ HTTP/1.1\r\n", code: .requestLine), Case(text: "GET / http/1.1\r\n", code: .requestLine),
        Case(text: "GET / HTTP/1.1.1\r\n", code: .requestLine), Case(text: "G@T / HTTP/1.1\r\n", code: .requestLine),
        Case(text: "GET / HTTP/2.0\r\n", code: .version, status: 505),
        Case(text: "GET / HTTP/1.2\r\n", code: .version, status: 505),
        Case(text: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", code: .version, status: 505),
        Case(text: "GET / HTTP/1.1\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost:\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", code: .host),
        Case(text: "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", code: .host),
    ]

    static let targets: [Case] = [
        target("GET *"), target("GET x"), target("GET ftp://a/"), target("GET http://"), target("GET http:///x"),
        target("GET http://u:p@a/"), target("GET http://a:b/"), target("OPTIONS *x"),
        target("GET /a#b", .requestLine), target("GET /a\u{e9}", .requestLine), target("GET /a b", .requestLine),
        target("GET /a\u{0}", .requestLine), target("CONNECT a:80", .method, 501),
        target(String(repeating: "M", count: 33) + " /", .method, 501),
    ]

    static let chunked: [Case] = [
        chunks("g\r\n"), chunks("-1\r\n"), chunks("0x1\r\na"), chunks("+1\r\na"), chunks(" 1\r\na"), chunks("\r\na"),
        chunks("1\na"), chunks("1\r\nab"), chunks("1\r\na\n"), chunks("2\r\na"), chunks("1 \r\na"), chunks("1;\r\na"),
        chunks("1; =x\r\na"), chunks("1;a=\r\na"), chunks("1;a=\"\r\na"), chunks("1;a\u{0}\r\na"),
        chunks("1;a\nb\r\na"),
        chunks("ffffffffffffffff\r\na"), chunks("0000000000000001\r\na"),
        chunks("1;" + String(repeating: "a", count: 512) + "\r\na"),
    ]

    @Test(arguments: framing + syntax + targets + chunked)
    func `answer with the right status and hide nothing behind them`(_ refused: Case) {
        for step in [.max, 1, 3] {
            let decoded = decode(refused.text, by: step)
            #expect(decoded.failure == refused.code)
            #expect(decoded.status == refused.status)
            #expect(decoded.bodies.isEmpty)
            #expect(!decoded.lines.contains { $0.contains("smuggled") })
        }
    }

    @Test func `a trailer obeys the grammar of a header`() {
        let start = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n"
        #expect(decode(start + " x: y\r\n\r\n").failure == .header)
        #expect(decode(start + "x : y\r\n\r\n").failure == .header)
    }
}
