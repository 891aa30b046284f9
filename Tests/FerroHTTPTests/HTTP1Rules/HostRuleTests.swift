import Testing

@testable import FerroHTTP

@Suite struct `Rules of Host` {
    private static let bad = Rule.Verdict.refused(400, .host)

    static let values: [Rule] = [
        .host("a", .read("GET /? a")), .host("A.Test", .read("GET /? A.Test")), .host("a.", .read("GET /? a.")),
        .host("a:80", .read("GET /? a:80")), .host("a:", .read("GET /? a:")), .host("a:0", .read("GET /? a:0")),
        .host("a:65535", .read("GET /? a:65535")), .host("127.0.0.1:8080", .read("GET /? 127.0.0.1:8080")),
        .host("a_b-c~d", .read("GET /? a_b-c~d")), .host("0.0.0.0=5000", .read("GET /? 0.0.0.0=5000")),
        .host("[::1]", .read("GET /? [::1]")), .host("[2001:DB8::1]:443", .read("GET /? [2001:DB8::1]:443")),
        .host("[::ffff:192.0.2.1]", .read("GET /? [::ffff:192.0.2.1]")), .host("[::]:", .read("GET /? [::]:")),
        .host("", bad), .host(":80", bad), .host("a:65536", bad), .host("a:000080", bad), .host("a:8o", bad),
        .host("a:+80", bad), .host("a:-80", bad), .host("a: 80", bad), .host("a:80:80", bad), .host("a:80/", bad),
        .host("a b", bad), .host("a\tb", bad), .host("a,b", bad), .host("a, b", bad), .host("a/b", bad),
        .host("a\\b", bad), .host("a?b", bad), .host("a#b", bad), .host("u@a", bad), .host("u:p@a", bad),
        .host("http://a", bad), .host("a%41", bad), .host("a%00", bad), .host("a\"", bad), .host("<a>", bad),
        .host("*.a", bad), .host("a^", bad), .host("a`b", bad), .host("{a}", bad), .host("a|b", bad),
        .host("\u{e9}.test", bad),
        .host("[", bad), .host("]", bad), .host("[]", bad), .host("[::1", bad), .host("::1]", bad), .host("::1", bad),
        .host("[::1]a", bad), .host("[::1]]", bad), .host("[[::1]]", bad), .host("[:::]", bad), .host("[1]", bad),
        .host("[127.0.0.1]", bad), .host("[::1%25eth0]", bad), .host("[fe80::1%eth0]", bad), .host("[v1.x]", bad),
        .host("[::g]", bad), .host("[1:2:3:4:5:6:7]", bad), .host("[1:2:3:4:5:6:7:8:9]", bad), .host("a[::1]", bad),
        .host("[::1]:65536", bad), .host("[::1]:x", bad),
        .host("a\u{0}", .refused(400, .header)), .host("a\u{1}", .refused(400, .header)),
        .host("a\rb", .refused(400, .header)),
    ]

    static let counts: [Rule] = [
        Rule("9112 3.2", "GET / HTTP/1.1\r\n\r\n", bad),
        Rule("9112 3.2", "GET / HTTP/1.1\r\nX: a\r\n\r\n", bad),
        Rule("9112 3.2", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", bad),
        Rule("9112 3.2", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\nHOST: b\r\n\r\n", bad),
        Rule("9112 3.2", "GET / HTTP/1.1\r\nHost: \r\nHost: a\r\n\r\n", bad),
        Rule("9112 3.2", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", bad),
        Rule("9112 3.2", "GET / HTTP/1.0\r\nHost: a/b\r\n\r\n", bad),
        Rule("9112 5.1", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", .refused(400, .header)),
        Rule("9112 5.2", "GET / HTTP/1.1\r\nHost:\r\n a\r\n\r\n", .refused(400, .header)),
        Rule("9110 5.1", "GET / HTTP/1.1\r\nhOST:a\r\n\r\n", .read("GET /? a")),
        Rule("9112 3.2", "GET / HTTP/1.1\r\nX-Forwarded-Host: b\r\nHost: a\r\n\r\n", .read("GET /? a")),
    ]

    @Test(arguments: values + counts) func `are kept`(_ rule: Rule) { rule.check() }

    @Test func `HTTP 1.0 needs none`() {
        #expect(decode("GET / HTTP/1.0\r\n\r\n") == Decoded(lines: ["GET /? "], bodies: [""]))
        #expect(decode("GET http://b/x HTTP/1.0\r\n\r\n") == Decoded(lines: ["GET /x? b"], bodies: [""]))
    }
}
