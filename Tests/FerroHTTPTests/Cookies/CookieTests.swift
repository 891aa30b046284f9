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

    @Test func `are set safely by default`() {
        #expect(SetCookie("id", "1").headerValue == "id=1; Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(SetCookie.forget("id").headerValue.contains("Max-Age=0"))
        #expect(SetCookie("id", "1", maxAge: .seconds(90)).headerValue.contains("Max-Age=90"))
    }

    @Test func `cannot smuggle attributes or fields`() {
        var cookie = SetCookie("a;b", "1; Domain=evil\r\nX: y")
        cookie.path = "/; HttpOnly\r\n"
        #expect(
            cookie.headerValue
                == "a%3Bb=1%3B%20Domain=evil%0D%0AX:%20y; Path=/ HttpOnly; Secure; HttpOnly; SameSite=Lax")
    }

    @Test(arguments: ["é ;,\"\\%20", "plain", ""]) func `come back as they were set`(_ value: String) throws {
        let pair = try #require(SetCookie("n", value).headerValue.split(separator: ";").first)
        #expect(Cookies(header: String(pair))["n"] == value)
    }
}
