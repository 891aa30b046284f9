import Testing

@testable import FerroHTTP

@Suite struct `Rules of the body's length` {
    private static let bad = Rule.Verdict.refused(400, .framing)
    private static let read = Rule.Verdict.read("POST /? a")

    static let lengths: [Rule] = [
        .fields("9112 6.3", "X: y", read), .fields("9110 8.6", "Content-Length: 0", read),
        .fields("9110 8.6", "Content-Length:5", .read("POST /? a", body: "hello"), body: "hello"),
        .fields("9110 8.6", "content-length: \t5\t ", .read("POST /? a", body: "hello"), body: "hello"),
        .fields("9110 8.6", "Content-Length: 5", .read("POST /? a", body: "GET /"), body: "GET /"),
        .fields("9110 8.6", "Content-Length:", bad), .fields("9110 8.6", "Content-Length: +5", bad),
        .fields("9110 8.6", "Content-Length: -5", bad), .fields("9110 8.6", "Content-Length: -0", bad),
        .fields("9110 8.6", "Content-Length: 05", bad), .fields("9110 8.6", "Content-Length: 00", bad),
        .fields("9110 8.6", "Content-Length: 0x5", bad), .fields("9110 8.6", "Content-Length: 5h", bad),
        .fields("9110 8.6", "Content-Length: 5.0", bad), .fields("9110 8.6", "Content-Length: 5e0", bad),
        .fields("9110 8.6", "Content-Length: 5_0", bad), .fields("9110 8.6", "Content-Length: 1 0", bad),
        .fields("9110 8.6", "Content-Length: 5,", bad), .fields("9110 8.6", "Content-Length: ,5", bad),
        .fields("9110 8.6", "Content-Length: 5, 5", bad), .fields("9110 8.6", "Content-Length: 5;5", bad),
        .fields("9110 8.6", "Content-Length: \"5\"", bad), .fields("9110 8.6", "Content-Length: \u{ff15}", bad),
        .fields("9110 8.6", "Content-Length: abc", bad), .fields("9110 8.6", "Content-Length: NaN", bad),
        .fields("9110 8.6", "Content-Length: 9223372036854775808", bad),
        .fields("9110 8.6", "Content-Length: 18446744073709551621", bad),
        .fields("9110 8.6", "Content-Length: -9223372036854775808", bad),
        .fields("9112 6.3", "Content-Length: 5\r\nContent-Length: 5", bad),
        .fields("9112 6.3", "Content-Length: 5\r\nX: y\r\ncontent-length: 6", bad),
        .fields("9112 6.3", "Content-Length: 0\r\nContent-Length: 44", bad),
        .fields("9110 15.5.14", "Content-Length: 999999999999999999", .refused(413, .bodyTooLarge)),
        // A name that only looks alike is another field.
        .fields("9110 5.1", "Content_Length: 5", read), .fields("9110 5.1", "X-Content-Length: 5", read),
    ]

    static let codings: [Rule] = [
        .fields("9112 6.1", "Transfer-Encoding: chunked", .read("POST /? a", body: "a"), body: "1\r\na\r\n0\r\n\r\n"),
        .fields("9110 10.1.4", "TRANSFER-ENCODING:\tCHUNKED ", .read("POST /? a"), body: "0\r\n\r\n"),
        .fields("9112 6.3", "Transfer-Encoding: chunked\r\nContent-Length: 5", bad),
        .fields("9112 6.3", "Content-Length: 0\r\nTransfer-Encoding: chunked", bad),
        .fields("9112 6.3", "Content-Length: 5\r\nTransfer-Encoding: identity", bad),
        .fields("9112 6.3", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\nContent-Length: 5", bad),
        .fields("9112 7", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", bad),
        .fields("9112 7", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", bad),
        .fields("9112 7", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked", bad),
        .fields("9112 7", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", bad),
        .fields("9112 7", "Transfer-Encoding: chunked, chunked", bad),
        .fields("9112 7", "Transfer-Encoding: gzip, chunked, chunked", bad),
        .fields("9112 6.3", "Transfer-Encoding: chunked, gzip", bad),
        .fields("9112 6.3", "Transfer-Encoding: gzip", bad),
        .fields("9112 6.3", "Transfer-Encoding:", bad), .fields("9112 6.3", "Transfer-Encoding: ,", bad),
        .fields("9112 6.3", "Transfer-Encoding: ,chunked", bad),
        .fields("9112 6.3", "Transfer-Encoding: chunked,", bad),
        .fields("9112 6.3", "Transfer-Encoding: identity", bad),
        .fields("9112 6.3", "Transfer-Encoding: identity, chunked", bad),
        .fields("9112 6.3", "Transfer-Encoding: chunked;q=1", bad),
        .fields("9112 6.3", "Transfer-Encoding: \"chunked\"", bad),
        .fields("9112 6.3", "Transfer-Encoding: 'chunked'", bad),
        .fields("9112 6.3", "Transfer-Encoding: xchunked", bad),
        .fields("9112 6.3", "Transfer-Encoding: chunkedx", bad),
        .fields("9112 6.3", "Transfer-Encoding: chunked x", bad),
        .fields("9112 6.3", "Transfer-Encoding: chun ked", bad), .fields("9112 6.3", "Transfer-Encoding: cow", bad),
        .fields("9112 6.3", "Transfer-Encoding: ch\u{fc}nked", bad),
        .fields("9110 5.5", "Transfer-Encoding: \u{b}chunked", .refused(400, .header)),
        .fields("9110 5.5", "Transfer-Encoding: chunked\u{0}", .refused(400, .header)),
        .fields("9112 6.1", "Transfer-Encoding: gzip, chunked", .refused(501, .framing)),
        .fields("9112 6.1", "Transfer-Encoding: Deflate ,\tx-gzip, CHUNKED", .refused(501, .framing)),
        Rule("9112 6.1", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", bad),
        Rule("9112 6.1", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", bad),
        .fields("9110 5.1", "Transfer_Encoding: chunked", read), .fields("9110 10.1.4", "TE: chunked", read),
    ]

    static let methods: [Rule] = [
        Rule("9110 9.3.1", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", .read("GET /? a", body: "hi")),
        Rule("9110 9.3.2", "HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", .read("HEAD /? a", body: "hi")),
        Rule(
            "9110 9.3.5", "DELETE / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi",
            .read("DELETE /? a", body: "hi")),
        Rule(
            "9110 9.3.7", "OPTIONS * HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi",
            .read("OPTIONS *? a", body: "hi")),
        Rule("9110 9.3.8", "TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", .read("TRACE /? a")),
        Rule("9110 9.3.8", "TRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", bad),
        Rule("9110 9.3.8", "TRACE / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", bad),
    ]

    static let expectations: [Rule] = [
        .fields("9110 10.1.1", "Expect: 100-continue\r\nContent-Length: 2", .read("POST /? a", body: "hi"), body: "hi"),
        .fields("9110 10.1.1", "Expect: 100-Continue", read),
        .fields("9110 10.1.1", "Expect: 200-ok", .refused(417, .expectation)),
        .fields("9110 10.1.1", "Expect:", .refused(417, .expectation)),
        .fields("9110 10.1.1", "Expect: 100-continue, x", .refused(417, .expectation)),
        .fields("9110 10.1.1", "Expect: 100-continue\r\nExpect: x", .refused(417, .expectation)),
        // An ambiguous length is worse than an expectation.
        .fields("9112 6.3", "Expect: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked", bad),
    ]

    @Test(arguments: lengths + codings + methods + expectations) func `are kept`(_ rule: Rule) { rule.check() }
}
