import Testing

@testable import FerroHTTP

@Suite struct `Rules of the request target` {
    private static let bad = Rule.Verdict.refused(400, .target)
    private static let malformed = Rule.Verdict.refused(400, .requestLine)

    static let origin: [Rule] = [
        .target("9112 3.2.1", "/", .read("GET /? a")),
        .target("9112 3.2.1", "//", .read("GET //? a")),
        .target("9112 3.2.1", "//evil.test/x", .read("GET //evil.test/x? a")),
        .target("9112 3.2.1", "/?", .read("GET /? a")),
        .target("9112 3.2.1", "/??a?", .read("GET /??a? a")),
        .target("9112 3.2.1", "/a/../b/./c", .read("GET /a/../b/./c? a")),
        .target("9112 3.2.1", "/a%2Fb%00%zz?%zz", .read("GET /a%2Fb%00%zz?%zz a")),
        .target("3986 3.3", "/-._~!$&'()*+,;=:@", .read("GET /-._~!$&'()*+,;=:@? a")),
        .target("3986 3.4", "/?-._~!$&'()*+,;=:@/?", .read("GET /?-._~!$&'()*+,;=:@/? a")),
        // What the URL standard leaves as it is.
        .target("3986 2", "/[]^`{|}?[]^`{|}\\", .read("GET /[]^`{|}?[]^`{|}\\ a")),
        .target("3986 2", "/a\\b", bad),
        .target("3986 2", "/..\\..\\x", bad),
        .target("3986 2", "/\"", malformed), .target("3986 2", "/<", malformed), .target("3986 2", "/>", malformed),
        .target("3986 2", "/?\"", malformed), .target("3986 2", "/?<script>", malformed),
        .target("9112 3.2", "/a#b", malformed), .target("9112 3.2", "/?a#b", malformed),
        .target("9112 3.2", "#", malformed), .target("9112 3.2", "/a b", malformed),
        .target("9112 3.2", "/\u{1}", malformed), .target("9112 3.2", "/\u{7f}", malformed),
        .target("9112 3.2", "/\u{e9}", malformed), .target("9112 3.2", "/\u{0}", malformed),
        .target("9112 3.2", "x", bad), .target("9112 3.2", "?a", bad), .target("9112 3.2", "../x", bad),
        .target("9112 3.2", "%2F", bad), .target("9112 3.2", "a.test/x", bad), .target("9112 3.2.3", "a.test:80", bad),
        .target("9112 3.2.3", "a.test", bad),
    ]

    static let absolute: [Rule] = [
        .target("9112 3.2.2", "http://b.test/x?y", .read("GET /x?y b.test")),
        .target("9112 3.2.2", "HTTP://b.test:80/", .read("GET /? b.test:80")),
        .target("9112 3.2.2", "http://b.test", .read("GET /? b.test")),
        .target("9112 3.2.2", "http://b.test:", .read("GET /? b.test:")),
        .target("9112 3.2.2", "http://b.test?y", .read("GET /?y b.test")),
        .target("9112 3.2.2", "http://[::1]:8080/x", .read("GET /x? [::1]:8080")),
        .target("9112 3.2.2", "https://b.test/", .read("GET /? b.test")),
        .target("9112 3.2.2", "http://b.test//x", .read("GET //x? b.test")),
        .target("9110 4.2.1", "http://", bad), .target("9110 4.2.1", "http:///x", bad),
        .target("9110 4.2.1", "http://?x", bad), .target("9110 4.2.1", "http://:80/", bad),
        .target("9110 4.2.4", "http://u@b/", bad), .target("9110 4.2.4", "http://u:p@b/", bad),
        .target("9110 4.2.4", "http://b.test@evil/", bad), .target("9110 4.2.4", "http://b\\@evil/", bad),
        .target("9112 3.2.2", "http:/b/", bad), .target("9112 3.2.2", "http:b", bad),
        .target("9112 3.2.2", "http", bad),
        .target("9112 3.2.2", "://b/", bad), .target("9112 3.2.2", "ftp://b/", bad),
        .target("9112 3.2.2", "ws://b/", bad), .target("9112 3.2.2", "file:///etc/passwd", bad),
        .target("9112 3.2.2", "javascript:alert(1)", bad), .target("9112 3.2.2", "http://b:x/", bad),
        .target("9112 3.2.2", "http://b:65536/", bad), .target("9112 3.2.2", "http://b:-1/", bad),
        .target("9112 3.2.2", "http://b:80:80/", bad), .target("9112 3.2.2", "http://[::1/", bad),
        .target("9112 3.2.2", "http://b/x\\y", bad),
        // RFC 9112 section 3.2.2 obliges a client to send Host even then.
        Rule("9112 3.2", "GET http://b/ HTTP/1.1\r\n\r\n", .refused(400, .host)),
        Rule("9112 3.2", "GET http://b/ HTTP/1.1\r\nHost: a b\r\n\r\n", .refused(400, .host)),
        Rule("9112 3.2", "GET http://b/ HTTP/1.1\r\nHost: b\r\nHost: b\r\n\r\n", .refused(400, .host)),
    ]

    static let asterisk: [Rule] = [
        Rule("9112 3.2.4", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", .read("OPTIONS *? a")),
        Rule("9112 3.2.4", "OPTIONS http://b.test HTTP/1.1\r\nHost: a\r\n\r\n", .read("OPTIONS *? b.test")),
        Rule("9112 3.2.4", "OPTIONS http://b.test/ HTTP/1.1\r\nHost: a\r\n\r\n", .read("OPTIONS /? b.test")),
        Rule("9112 3.2.4", "OPTIONS /* HTTP/1.1\r\nHost: a\r\n\r\n", .read("OPTIONS /*? a")),
        Rule("9112 3.2.4", "OPTIONS ** HTTP/1.1\r\nHost: a\r\n\r\n", bad),
        Rule("9112 3.2.4", "OPTIONS *? HTTP/1.1\r\nHost: a\r\n\r\n", bad),
        Rule("9112 3.2.4", "OPTIONS */x HTTP/1.1\r\nHost: a\r\n\r\n", bad),
        Rule("9112 3.2.4", "options * HTTP/1.1\r\nHost: a\r\n\r\n", bad),
        .target("9112 3.2.4", "*", bad),
    ]

    @Test(arguments: origin + absolute + asterisk) func `are kept`(_ rule: Rule) { rule.check() }
}
