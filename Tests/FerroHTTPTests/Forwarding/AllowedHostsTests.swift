import Testing

@testable import FerroHTTP

@Suite struct `The hosts that may be asked for` {
    @Test(arguments: [
        ("example.com", "example.com", true), ("example.com", "EXAMPLE.com:8080", true),
        ("example.com", "example.com.", true), ("example.com", "www.example.com", false),
        ("example.com", "example.com.evil.test", false), ("example.com", "", false),
        ("example.com:8443", "example.com:8443", true), ("example.com:8443", "example.com", false),
        (".example.com", "example.com", true), (".example.com", "a.b.example.com:1", true),
        (".example.com", "notexample.com", false), ("*.example.com", "a.example.com", true),
        ("addresses", "127.0.0.1:8080", true), ("addresses", "[::1]:8080", true), ("addresses", "[::1]", true),
        ("addresses", "localhost", false), ("addresses", "1.2.3.4.example.com", false),
        ("*", "anything", true), ("a.test, b.test", "b.test", true), ("a.test, *", "c.test", true),
    ])
    func `are those of the list`(list: String, host: String, isAllowed: Bool) throws {
        #expect(try #require(AllowedHosts(envText: list)).allows(host) == isAllowed)
    }

    @Test(arguments: ["", "a,", "a b/c", "http://a", "a:b", "a:70000", "a:", "*a", ".", "*."])
    func `are not read from what is no list`(text: String) { #expect(AllowedHosts(envText: text) == nil) }

    @Test(arguments: ["*", "addresses", "example.com,.example.org,a.test:8443"])
    func `are written as they are read`(text: String) { #expect(AllowedHosts(envText: text)?.envText == text) }

    @Test(arguments: [
        ("shop.test", true), ("localhost:8080", true), ("app.localhost", true), ("192.168.1.2", true),
        ("other.test", false),
    ])
    func `are the app's own where nothing was said`(host: String, isAllowed: Bool) {
        #expect(AllowedHosts.standard(for: "Shop.test").allows(host) == isAllowed)
        #expect(AllowedHosts.any.allows(host))
    }
}
