import FerroHTTP
import HTTPTypes
import Testing

@Suite struct `Cookies of a request` {
    @Test func `are read from their header`() {
        let cookies = Request(headers: [.cookie: "a=1; b=\"two\"; c=x%20y; a=2; d; =e; f=a=b"]).cookies
        #expect(cookies["a"] == "1" && cookies["b"] == "two" && cookies["c"] == "x y" && cookies["f"] == "a=b")
        #expect(cookies["d"] == nil && cookies.all.count == 5)
        #expect(Request().cookies["a"] == nil)
    }

    @Test func `are set safely by default`() throws {
        #expect(try SetCookie("id", "1").headerValue == "id=1; Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(try SetCookie.forget("id").headerValue.contains("Max-Age=0"))
        #expect(try SetCookie("id", "1", maxAge: .seconds(90)).headerValue.contains("Max-Age=90"))
    }

    @Test func `can be given as they were sent`() {
        let cookies = Cookies(header: "a=\"x%20y\"; b=50%")
        #expect(cookies.received("a") == "\"x%20y\"" && cookies["a"] == "x y")
        #expect(cookies.received("b") == "50%" && cookies["b"] == "50%" && cookies.received("c") == nil)
    }

    @Test(
        arguments: [
            ("a=\"x; b=y\"", "b", "y\""),  // no quoting hides one cookie in another
            ("$Version=1; b=y", "b", "y"), ("a=1,b=y", "b", nil), ("B=1", "b", nil), ("%62=1", "b", nil),
            ("%5F%5FHost-b=1", "__Host-b", nil), ("\u{2003}__Host-b=1", "__Host-b", nil),
            ("=__Host-b=1", "__Host-b", nil),
            ("=b", "b", nil), ("b", "b", nil), (";;;b=1;;", "b", "1"), ("\t b \t=\t 1 \t", "b", "1"), ("b=", "b", ""),
            ("b=\"", "b", "\""), ("b=\"\"", "b", ""), ("b=%ff", "b", "%ff"), ("b=%zz", "b", "%zz"),
            ("e\u{301}=1", "é", nil),
        ] as [(String, String, String?)])
    func `are cut at each semicolon and compared byte for byte`(_ header: String, _ name: String, _ value: String?) {
        #expect(Cookies(header: header)[name] == value)
    }

    @Test func `are looked at up to their number`() {
        let header = (0..<1000).map { "n\($0)=\($0)" }.joined(separator: "; ")
        let cookies = Cookies(header: header)
        #expect(cookies["n179"] == "179" && cookies["n180"] == nil && cookies.all.count == 180)
        #expect(Cookies(header: String(repeating: ";", count: 180) + "a=1")["a"] == nil)
    }

    @Test(arguments: ["é ;,\"\\%20", "plain", "", "a\r\nSet-Cookie: b=c", "\0"])
    func `come back as they were set`(_ value: String) throws {
        let field = try SetCookie("n", value).headerValue
        #expect(!field.contains { $0.isNewline || $0 == "\0" })
        let pair = try #require(field.split(separator: ";").first)
        // A NUL stays encoded: no path and no cookie decodes to one.
        #expect(Cookies(header: String(pair))["n"] == (value == "\0" ? "%00" : value))
    }
}
