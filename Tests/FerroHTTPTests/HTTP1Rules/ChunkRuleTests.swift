import HTTPTypes
import NIOCore
import Testing

@testable import FerroHTTP

@Suite struct `Rules of chunks` {
    private static let bad = Rule.Verdict.refused(400, .chunk)
    private static func read(_ body: String) -> Rule.Verdict { .read("POST /? a", body: body) }

    static let sizes: [Rule] = [
        .chunks("9112 7.1", "0\r\n\r\n", read("")), .chunks("9112 7.1", "000\r\n\r\n", read("")),
        .chunks("9112 7.1", "1\r\na\r\n0\r\n\r\n", read("a")), .chunks("9112 7.1", "01\r\na\r\n00\r\n\r\n", read("a")),
        .chunks("9112 7.1", "a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n", read("01234567890123456789")),
        .chunks("9112 7.1", "4\r\n\r\n\r\n\r\n0\r\n\r\n", read("\r\n\r\n")),
        .chunks("9112 7.1", "3\r\n0\r\n\r\n0\r\n\r\n", read("0\r\n")),
        .chunks("9112 7.1", "\r\n\r\n", bad), .chunks("9112 7.1", "g\r\n", bad),
        .chunks("9112 7.1", "0x1\r\na\r\n", bad),
        .chunks("9112 7.1", "-1\r\na\r\n", bad), .chunks("9112 7.1", "+1\r\na\r\n", bad),
        .chunks("9112 7.1", " 1\r\na\r\n", bad), .chunks("9112 7.1", "\t1\r\na\r\n", bad),
        .chunks("9112 7.1", "1 \r\na\r\n", bad), .chunks("9112 7.1", "1\t\r\na\r\n", bad),
        .chunks("9112 7.1", "1_0\r\na\r\n", bad), .chunks("9112 7.1", "1.0\r\na\r\n", bad),
        .chunks("9112 7.1", "1,1\r\na\r\n", bad), .chunks("9112 7.1", "1h\r\na\r\n", bad),
        .chunks("9112 7.1", "\u{0}1\r\na\r\n", bad), .chunks("9112 7.1", "1\u{0}\r\na\r\n", bad),
        .chunks("9112 7.1", "\u{ff11}\r\na\r\n", bad), .chunks("9112 7.1", "1\r\r\na\r\n", bad),
        .chunks("9112 7.1", "1\na\r\n0\r\n\r\n", bad), .chunks("9112 7.1", "1\r\na\n0\r\n\r\n", bad),
        .chunks("9112 7.1", "1\r\nab\r\n0\r\n\r\n", bad), .chunks("9112 7.1", "2\r\na\r\n0\r\n\r\n", bad),
        .chunks("9112 7.1", "1\r\na0\r\n\r\n", bad), .chunks("9112 7.1", "1\r\na\r0\r\n\r\n", bad),
        .chunks("9112 7.1", "0000000000000001\r\na\r\n0\r\n\r\n", bad),
        .chunks("9112 7.1", "ffffffffffffffff\r\n", bad), .chunks("9112 7.1", "10000000000000000\r\n", bad),
        .chunks("9112 7.1", "8000000000000000\r\n", bad),
        .chunks("9110 15.5.14", "7fffffff\r\n", .refused(413, .bodyTooLarge)),
        .chunks("9110 15.5.14", "fffffffffffffff\r\n", .refused(413, .bodyTooLarge)),
    ]

    static let extensions: [Rule] = [
        .chunks("9112 7.1.1", "1;a\r\na\r\n0\r\n\r\n", read("a")),
        .chunks("9112 7.1.1", "1;a=b;c\r\na\r\n0;d=\"e\"\r\n\r\n", read("a")),
        .chunks("9112 7.1.1", "1 ; a = b ; c\r\na\r\n0\r\n\r\n", read("a")),
        .chunks("9112 7.1.1", "1;a=\"\\\"; x\\\\\"\r\na\r\n0\r\n\r\n", read("a")),
        .chunks("9112 7.1.1", "1;a=\"\"\r\na\r\n0\r\n\r\n", read("a")),
        .chunks("9112 7.1.1", "1;\r\na\r\n", bad), .chunks("9112 7.1.1", "1;;a\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;=b\r\na\r\n", bad), .chunks("9112 7.1.1", "1;a=\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;a=b=c\r\na\r\n", bad), .chunks("9112 7.1.1", "1;a b\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;a \r\na\r\n", bad), .chunks("9112 7.1.1", "1;a=b \r\na\r\n", bad),
        .chunks("9112 7.1.1", "1 a\r\na\r\n", bad), .chunks("9112 7.1.1", "1;a=\"b\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;a=\"b\"c\r\na\r\n", bad), .chunks("9112 7.1.1", "1;a=\"b\\\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;a\nGET /behind\r\na\r\n", bad), .chunks("9112 7.1.1", "1;a\rb\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;a=\u{1}\r\na\r\n", bad), .chunks("9112 7.1.1", "1;a=\"\u{0}\"\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;\u{e9}\r\na\r\n", bad), .chunks("9112 7.1.1", "1;a{}\r\na\r\n", bad),
        .chunks("9112 7.1.1", "1;" + String(repeating: "a", count: 512) + "\r\na\r\n", bad),
    ]

    static let trailers: [Rule] = [
        .chunks("9112 7.1.2", "1\r\na\r\n0\r\nX: y\r\n\r\n", read("a")),
        .chunks("9112 7.1.2", "0\r\nX: y\r\nZ:\r\n\r\n", read("")),
        .chunks("9110 6.5.1", "0\r\nContent-Length: 44\r\nTransfer-Encoding: chunked\r\nHost: b\r\n\r\n", read("")),
        .chunks("9112 7.1.2", "0\r\nX\r\n\r\n", .refused(400, .header)),
        .chunks("9112 7.1.2", "0\r\nX : y\r\n\r\n", .refused(400, .header)),
        .chunks("9112 7.1.2", "0\r\nX: y\r\n z\r\n\r\n", .refused(400, .header)),
        .chunks("9112 7.1.2", "0\r\nX: \u{0}\r\n\r\n", .refused(400, .header)),
        .chunks("9112 7.1.2", "0\r\nGET /behind HTTP/1.1\r\n\r\n", .refused(400, .header)),
        .chunks("9112 7.1.2", "0\r\nX: y\n\r\n", bad), .chunks("9112 7.1.2", "0\r\n\n", bad),
        .chunks("9112 7.1.2", "0\r\nX: y\r\n\n", bad),
    ]

    @Test(arguments: sizes + extensions + trailers) func `are kept`(_ rule: Rule) { rule.check() }

    @Test func `the line of a chunk at its limit is read however it is cut`() {
        let line = "1;" + String(repeating: "a", count: 510)
        Rule.chunks("9112 7.1.1", line + "\r\na\r\n0\r\n\r\n", Self.read("a")).check()
    }

    @Test func `extensions may not be longer than the body and the headers together`() {
        let limits = HTTPLimits(headerBytes: 100)
        func body(_ chunks: Int) -> String {
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + String(repeating: "1;abcdefghij\r\nx\r\n", count: chunks) + "0\r\n\r\n"
        }
        #expect(decode(body(10), limits: limits).bodies == ["xxxxxxxxxx"])
        #expect(decode(body(11), limits: limits).status == 400)
    }

    @Test func `trailers are read apart from the headers, but not those about the message`() throws {
        var decoder = HTTP1Decoder()
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        decoder.receive(ByteBuffer(string: head + "0\r\nDigest: x\r\nHost: b\r\nETag: \"e\"\r\n\r\nG"))
        while let event = try decoder.next() {
            if case .head(let head) = event { #expect(head.headers[.eTag] == nil) }
        }
        #expect(decoder.trailers[.eTag] == "\"e\"" && decoder.trailers.count == 2)
        #expect(!decoder.trailers.contains(.hostField))
        decoder.receive(ByteBuffer(string: "ET / HTTP/1.1\r\nHost: a\r\n\r\n"))
        while try decoder.next() != nil {}
        #expect(decoder.trailers.isEmpty)
    }

    @Test func `trailers at their limit are read however they are cut`() {
        var limits = HTTPLimits()
        limits.headerBytes = 70
        let rest = "0\r\nX: " + String(repeating: "a", count: 65) + "\r\n\r\n"
        let text = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        for step in [Int.max, 1, 2, 3] {
            #expect(decode(text + rest, by: step, limits: limits).bodies == [""])
            #expect(decode(text + "0\r\nXX" + rest.dropFirst(3), by: step, limits: limits).status == 431)
        }
    }
}
