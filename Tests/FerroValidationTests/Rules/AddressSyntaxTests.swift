import Testing

@testable import FerroValidation

@Suite struct AddressSyntaxTests {
    @Test(arguments: [
        "a@b.co", "ada.lovelace+links@example.co.uk", "o'neil@example.com", "1@2.34", "x_y@sub-domain.example",
    ])
    func `an email address is accepted`(text: String) {
        #expect(findings(.email, text) == [])
    }

    @Test(arguments: [
        "", "@", "a@", "@b.co", "a@b", "a b@c.de", "a@b..co", "a@-b.co", "a@b-.co", "a@b.co ", "a@b@c.de", "a@b_c.de",
        "ä@b.co", "a@b.co\n", "<a@b.co>", String(repeating: "a", count: 65) + "@b.co",
        "a@" + String(repeating: "b.", count: 130) + "co", "a@" + String(repeating: "b", count: 64) + ".co",
    ])
    func `anything else is not an email address`(text: String) {
        #expect(findings(.email, text) == ["must be an email address"])
    }

    @Test(arguments: [
        "http://a", "https://example.com", "HTTPS://Example.COM/", "https://example.com:8080/a/b?c=d&e#f",
        "https://example.com?x", "http://127.0.0.1", "http://[::1]:80/", "https://münchen.example/straße",
        "https://example.com./", "https://example.com/%20?q=%C3%A4", "http://a_b.example", "http://a:/",
    ])
    func `a web address is accepted`(text: String) {
        #expect(findings(.url, text) == [])
    }

    @Test(arguments: [
        "", "example.com", "//example.com", "ftp://example.com", "javascript:alert(1)", "http:/example.com", "http://",
        "https:///path", "http://:80", "http://a:b", "http://a:65536", "http://a:123456", "http://user:pass@a.b",
        "http://user@a.b", "http://a b", "http://a/b c", "http://a/\n", "http://a/<b>", "http://a\\b", "http://a/%2",
        "http://a/%zz", "http://.", "http://a..b", "http://[::1", "http://[]", "http://[::1]x", " http://a", "http",
    ])
    func `anything else is not a web address`(text: String) {
        #expect(findings(.url, text) == ["must be a web address that starts with http:// or https://"])
    }
}
