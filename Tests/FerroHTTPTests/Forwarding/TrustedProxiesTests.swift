import FerroHTTP
import FerroSupport
import Testing

@Suite struct `Trusted proxies` {
    struct Case: Sendable, CustomTestStringConvertible {
        var proxies = "10.0.0.0/8, ::1"
        var peer: String? = "10.0.0.1"
        var fields: Headers
        var client: String?
        var scheme = "http"
        var authority = "inner"
        var testDescription: String { "\(proxies) | \(peer ?? "-") | \(fields.map { "\($0.name): \($0.value)" })" }
    }

    static let walks: [Case] = [
        // Nobody is trusted: no field counts.
        Case(proxies: "none", fields: [.xForwardedFor: "1.1.1.1", .xForwardedProto: "https"], client: "10.0.0.1"),
        Case(peer: "9.9.9.9", fields: [.xForwardedFor: "1.1.1.1", .xForwardedHost: "evil"], client: "9.9.9.9"),
        Case(peer: nil, fields: [.xForwardedFor: "1.1.1.1"], client: nil),
        Case(peer: "garbage", fields: [.xForwardedFor: "1.1.1.1"], client: nil),
        // One proxy.
        Case(fields: [:], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "1.1.1.1"], client: "1.1.1.1"),
        Case(peer: "::1", fields: [.xForwardedFor: "2001:db8::7"], client: "2001:db8::7"),
        Case(peer: "::ffff:10.0.0.9", fields: [.xForwardedFor: "1.1.1.1"], client: "1.1.1.1"),
        // What the client wrote stands further left and never counts.
        Case(fields: [.xForwardedFor: "6.6.6.6, 1.1.1.1"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: "10.0.0.5, 6.6.6.6, 1.1.1.1"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: "6.6.6.6", .xForwardedFor: "1.1.1.1"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: "\", 1.1.1.1"], client: "1.1.1.1"),
        // A chain of trusted ones.
        Case(fields: [.xForwardedFor: "1.1.1.1, 10.0.0.3, 10.0.0.2"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: "6.6.6.6, 1.1.1.1, 10.0.0.3"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: "10.0.0.4, 10.0.0.3"], client: "10.0.0.4"),
        // Ports, brackets, spaces.
        Case(fields: [.xForwardedFor: "1.1.1.1:4711"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: "[2001:db8::7]:4711"], client: "2001:db8::7"),
        Case(fields: [.xForwardedFor: "[2001:db8::7]"], client: "2001:db8::7"),
        Case(fields: [.xForwardedFor: " \t 1.1.1.1 \t"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: "1.1.1.1:"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "1.1.1.1:65536"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "1.1.1.1:8x"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "[1.1.1.1]"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "[2001:db8::7"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "[2001:db8::7]x"], client: "10.0.0.1"),
        // Garbage ends the walk at the proxy that wrote it.
        Case(fields: [.xForwardedFor: "1.1.1.1, unknown"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "1.1.1.1, _hidden, 10.0.0.2"], client: "10.0.0.2"),
        Case(fields: [.xForwardedFor: "1.1.1.1,"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: ",,,"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: ""], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: "1.1.1.1, <script>"], client: "10.0.0.1"),
        Case(fields: [.xForwardedFor: String(repeating: "6.6.6.6, ", count: 5000) + "1.1.1.1"], client: "1.1.1.1"),
        Case(fields: [.xForwardedFor: String(repeating: "10.0.0.2, ", count: 5000)], client: "10.0.0.1"),
        Case(
            fields: [.xForwardedFor: "6.6.6.6" + String(repeating: ", 10.0.0.2", count: 5000)], client: "10.0.0.2"),
        // The scheme and the host of the nearest proxy.
        Case(
            fields: [.xForwardedFor: "1.1.1.1", .xForwardedProto: "HTTPS", .xForwardedHost: "example.org:8443"],
            client: "1.1.1.1", scheme: "https", authority: "example.org:8443"),
        Case(fields: [.xForwardedProto: "https, http"], client: "10.0.0.1", scheme: "http"),
        Case(fields: [.xForwardedProto: "javascript"], client: "10.0.0.1"),
        Case(fields: [.xForwardedHost: "evil.example/path"], client: "10.0.0.1"),
        Case(fields: [.xForwardedHost: "evil, example.org"], client: "10.0.0.1", authority: "example.org"),
        Case(fields: [.xForwardedHost: "[2001:db8::7]:80"], client: "10.0.0.1", authority: "[2001:db8::7]:80"),
        Case(fields: [.xForwardedHost: "a\"b"], client: "10.0.0.1"),
        // The field that the proxies do not write is the client's.
        Case(fields: [.forwarded: "for=6.6.6.6;proto=https;host=evil"], client: "10.0.0.1"),
    ]

    static let standard: [Case] = [
        Case(fields: [.xForwardedFor: "6.6.6.6"], client: "10.0.0.1"),
        Case(fields: [.forwarded: "for=1.1.1.1"], client: "1.1.1.1"),
        Case(
            fields: [.forwarded: "For=\"[2001:db8::7]:4711\";proto=https;host=\"example.org:8443\";by=_x"],
            client: "2001:db8::7", scheme: "https", authority: "example.org:8443"),
        Case(fields: [.forwarded: "for=6.6.6.6, for=1.1.1.1"], client: "1.1.1.1"),
        Case(
            fields: [.forwarded: "for=1.1.1.1;proto=https, for=10.0.0.2;proto=http"], client: "1.1.1.1", scheme: "https"
        ),
        Case(fields: [.forwarded: "for=1.1.1.1, for=unknown"], client: "10.0.0.1"),
        Case(fields: [.forwarded: "for=1.1.1.1, for=_hidden;proto=https"], client: "10.0.0.1", scheme: "https"),
        Case(fields: [.forwarded: "for=\"6.6.6.6, for=1.1.1.1"], client: "1.1.1.1"),
        Case(fields: [.forwarded: "for=\"a, b\", for=1.1.1.1"], client: "1.1.1.1"),
        Case(fields: [.forwarded: "for=6.6.6.6\\\", for=1.1.1.1"], client: "1.1.1.1"),
        Case(fields: [.forwarded: "for=1.1.1.1;for=6.6.6.6"], client: "10.0.0.1"),
        Case(fields: [.forwarded: "for = 1.1.1.1"], client: "10.0.0.1"),
        Case(fields: [.forwarded: "for=2001:db8::7"], client: "10.0.0.1"),
        Case(fields: [.forwarded: "for=\"2001:db8::7\""], client: "10.0.0.1"),
        Case(fields: [.forwarded: "for=\"1.1.1.1:80\""], client: "1.1.1.1"),
        Case(fields: [.forwarded: "for=\"1.1.1\\.1\""], client: "1.1.1.1"),
        Case(fields: [.forwarded: "for=1.1.1.1;secret=x;"], client: "1.1.1.1"),
        Case(fields: [.forwarded: "for=1.1.1.1;;proto=https"], client: "10.0.0.1"),
        Case(fields: [.forwarded: "proto=https"], client: "10.0.0.1", scheme: "https"),
        Case(fields: [.forwarded: "for=1.1.1.1;proto=ftp"], client: "1.1.1.1"),
        Case(fields: [.forwarded: "=1.1.1.1"], client: "10.0.0.1"),
        Case(fields: [.forwarded: ""], client: "10.0.0.1"),
        Case(fields: [.forwarded: "for=1.1.1.1;x=" + String(repeating: "a", count: 2000)], client: "10.0.0.1"),
        Case(fields: [.forwarded: String(repeating: "for=6.6.6.6,", count: 5000) + "for=1.1.1.1"], client: "1.1.1.1"),
    ]

    private func check(_ test: Case, _ proxies: TrustedProxies) {
        let request = Request(headers: test.fields, remoteAddress: test.peer, authority: "inner")
        let origin = proxies.origin(of: request)
        #expect(origin.client?.description == test.client)
        #expect(origin.scheme == test.scheme)
        #expect(origin.authority == test.authority)
    }

    @Test(arguments: walks) func `say who the client is in the fields of old`(_ test: Case) throws {
        check(test, try #require(TrustedProxies(envText: test.proxies)))
    }

    @Test(arguments: standard) func `say who the client is in the field of RFC 7239`(_ test: Case) throws {
        check(test, try #require(TrustedProxies(envText: test.proxies + ", forwarded")))
    }

    @Test func `a peer with a zone is the address before it`() throws {
        let proxies = try #require(TrustedProxies(envText: "fe80::1"))
        let request = Request(headers: [.xForwardedFor: "1.1.1.1"], remoteAddress: "fe80::1%eth0")
        #expect(proxies.origin(of: request).client == IPAddress("1.1.1.1"))
    }

    @Test(arguments: [
        ("loopback", "127.0.0.0/8,::1"), ("Private", "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7"),
        (" 10.0.0.1 ,2001:DB8::/32", "10.0.0.1,2001:db8::/32"), ("none", "none"),
        ("10.0.0.1, forwarded", "10.0.0.1,forwarded"),
    ])
    func `are read from a variable`(text: String, canonical: String) throws {
        let proxies = try #require(TrustedProxies(envText: text))
        #expect(proxies.envText == canonical)
        #expect(TrustedProxies(envText: canonical) == proxies)
    }

    @Test(arguments: ["*", "10.0.0.0/8,", "10.0.0.0/8 192.0.2.1", "example.org", "10.0.0.1/8", "10.0.0.300"])
    func `a list that holds anything else is refused`(text: String) { #expect(TrustedProxies(envText: text) == nil) }
}
