private typealias Code = Frame.Code
private typealias Kind = Frame.Kind

// Messages and their fields: RFC 9113, section 8, and RFC 7541.
extension WireCase {
    private static func malformed(_ section: String, _ name: String, _ fields: [(String, String)]) -> WireCase {
        .init(section, name, .streamError([Code.protocol]), [.headers(1, fields)])
    }

    private static func without(_ name: String) -> [(String, String)] { Frame.request().filter { $0.0 != name } }

    private static func upload(_ length: String, _ parts: String...) -> [Frame] {
        [.headers(1, Frame.request("/read", "POST", [("content-length", length)]), end: false)]
            + parts.enumerated().map { .data(1, $0.element, end: $0.offset == parts.count - 1) }
    }

    static let messages: [WireCase] = [
        .init(
            "8.1", "a second field block without an end", .streamError([Code.protocol]),
            [.headers(1, Frame.request("/read", "POST"), end: false), .headers(1, [("a", "b")], end: false)]),
        .init(
            "8.1", "trailers", .answer("200"),
            [.headers(1, Frame.request("/read", "POST"), end: false), .data(1, end: false), .headers(1, [("a", "b")])]),
        .init(
            "8.1", "a pseudo-header field in trailers", .streamError([Code.protocol]),
            [
                .headers(1, Frame.request("/read", "POST"), end: false), .data(1, end: false),
                .headers(1, [(":path", "/")]),
            ]),
        malformed("8.2.1", "a name in upper case", Frame.request("/", "GET", [("X-Test", "a")])),
        malformed("8.2.1", "a name with a space", Frame.request("/", "GET", [("x test", "a")])),
        // NIOHTTP2's decoder takes it for a fault of the compression, which ends the connection.
        .init(
            "8.2.1", "a name that is empty", .connectionError([Code.compression]),
            [.headers(1, Frame.request("/", "GET", [("", "a")]))]),
        malformed("8.2.1", "a line break in a value", Frame.request("/", "GET", [("a", "b\r\nc: d")])),
        malformed("8.2.1", "a NUL in a value", Frame.request("/", "GET", [("a", "b\0")])),
        malformed("8.2.1", "a value that begins with a space", Frame.request("/", "GET", [("a", " b")])),
        malformed("8.2.1", "a value that ends with a tab", Frame.request("/", "GET", [("a", "b\t")])),
        malformed("8.2.2", "Connection", Frame.request("/", "GET", [("connection", "keep-alive")])),
        malformed("8.2.2", "Transfer-Encoding", Frame.request("/", "POST", [("transfer-encoding", "chunked")])),
        malformed("8.2.2", "Upgrade", Frame.request("/", "GET", [("upgrade", "h2c")])),
        malformed("8.2.2", "Keep-Alive", Frame.request("/", "GET", [("keep-alive", "5")])),
        malformed("8.2.2", "Proxy-Connection", Frame.request("/", "GET", [("proxy-connection", "close")])),
        malformed("8.2.2", "TE with more than trailers", Frame.request("/", "GET", [("te", "trailers, deflate")])),
        .init(
            "8.2.2", "TE with trailers", .answer("200"), [.headers(1, Frame.request("/", "GET", [("te", "trailers")]))]),
        malformed("8.3", "an unknown pseudo-header field", [(":test", "a")] + Frame.request()),
        malformed("8.3", "a pseudo-header field of a response", [(":status", "200")] + Frame.request()),
        malformed("8.3", "a pseudo-header field after a field", [("a", "b")] + Frame.request()),
        malformed("8.3.1", "an empty path", Frame.request("")),
        malformed("8.3.1", "no method", without(":method")),
        malformed("8.3.1", "no scheme", without(":scheme")),
        malformed("8.3.1", "no path", without(":path")),
        malformed("8.3.1", "two methods", [(":method", "GET")] + Frame.request()),
        malformed("8.3.1", "two schemes", [(":scheme", "http")] + Frame.request()),
        malformed("8.3.1", "two paths", [(":path", "/")] + Frame.request()),
        malformed("8.3.1", "two authorities", [(":authority", "a")] + Frame.request()),
        .init("8.3.1", "no authority and no Host", .answer("400"), [.headers(1, without(":authority"))]),
        .init(
            "8.3.1", "Host in the place of an authority", .answer("200"),
            [.headers(1, without(":authority") + [("host", "a")])]),
        .init(
            "8.3.1", "Host that is not the authority", .answer("400"),
            [.headers(1, Frame.request("/", "GET", [("host", "b")]))]),
        .init(
            "8.3.1", "an authority with a user", .answer("400"),
            [.headers(1, without(":authority") + [(":authority", "u@a")])]),
        .init("8.3.1", "a path that is no path", .answer("400"), [.headers(1, Frame.request("a"))]),
        malformed("8.3.1", "a path with a space", Frame.request("/a b")),
        .init("8.3.1", "a path with a byte that is not allowed", .answer("400"), [.headers(1, Frame.request("/a#b"))]),
        .init("8.5", "CONNECT", .answer("501"), [.headers(1, [(":method", "CONNECT"), (":authority", "a:1")])]),
        malformed("8.5", "extended CONNECT", [(":protocol", "websocket")] + Frame.request("/", "CONNECT")),
        .init("8.1.1", "less body than announced", .streamError([Code.protocol]), upload("2", "x")),
        .init("8.1.1", "more body than announced", .streamError([Code.protocol]), upload("2", "xx", "x")),
        .init("8.1.1", "a body of two parts as announced", .answer("200"), upload("3", "xx", "x")),
        .init(
            "8.1.1", "no body although announced", .streamError([Code.protocol]),
            [.headers(1, Frame.request("/read", "POST", [("content-length", "1")]))]),
        malformed(
            "8.1.1", "two lengths", Frame.request("/", "POST", [("content-length", "1"), ("content-length", "2")])),
        malformed("8.1.1", "a length with a sign", Frame.request("/", "POST", [("content-length", "+0")])),
        .init(
            "8.1.1", "a length of another number system", .streamError([Code.protocol]),
            [.headers(1, Frame.request("/read", "POST", [("content-length", "0x1")]), end: false), .data(1)]),
    ]

    private static let head = Frame.headers(1).payload

    static let compression: [WireCase] = [
        .init(
            "HPACK 2.3.3", "an index beyond the table", .connectionError([Code.compression]),
            [.headers(1, block: head + [0xC6])]),
        .init(
            "HPACK 2.3.3", "a literal whose name lies beyond the table", .connectionError([Code.compression]),
            [.headers(1, block: head + [0x7F, 0x07, 0x01, 0x61])]),
        .init(
            "HPACK 4.2", "a change of the table's size within a block", .connectionError([Code.compression]),
            [.headers(1, block: head + [0x3F, 0x01])]),
        .init(
            "HPACK 4.2", "a change of the table's size before the fields", .answer("200"),
            [.headers(1, block: [0x20] + head)]),
        .init(
            "HPACK 5.1", "a number without an end", .connectionError([Code.compression]),
            [.headers(1, block: head + [0xFF] + Array(repeating: 0xFF, count: 12))]),
        .init(
            "HPACK 5.2", "Huffman padding of more than seven bits", .connectionError([Code.compression]),
            [.headers(1, block: head + [0x00, 0x01, 0x61, 0x82, 0x1F, 0xFF])]),
        .init(
            "HPACK 5.2", "Huffman padding of zeros", .connectionError([Code.compression]),
            [.headers(1, block: head + [0x00, 0x01, 0x61, 0x81, 0x18])]),
        .init(
            "HPACK 5.2", "the end of string within a Huffman string", .connectionError([Code.compression]),
            [.headers(1, block: head + [0x00, 0x01, 0x61, 0x84, 0xFF, 0xFF, 0xFF, 0xFF])]),
        .init("HPACK 6.1", "the index 0", .connectionError([Code.compression]), [.headers(1, block: head + [0x80])]),
        .init(
            "HPACK 6.2.1", "fields that are kept and used again", .answer("200"),
            [.headers(1, block: head + [0x40, 0x01, 0x61, 0x01, 0x62, 0xBE])]),
        .init(
            "HPACK 6.3", "a table larger than allowed", .connectionError([Code.compression]),
            [.headers(1, block: [0x3F, 0xE2, 0x1F] + head)]),
    ]
}
