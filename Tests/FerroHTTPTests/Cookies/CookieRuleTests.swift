import FerroHTTP
import HTTPTypes
import Testing

@Suite struct `A cookie` {
    private func cookie(_ name: String, _ value: String = "1", _ change: (inout SetCookie) -> Void) -> SetCookie {
        var cookie = SetCookie(name, value)
        change(&cookie)
        return cookie
    }

    private func expectRefusal(_ cookie: SetCookie, _ rule: String, line: Int = #line) {
        var response = Response()
        let error = #expect(throws: HTTPFailure.self, "\(cookie)") { try response.setCookie(cookie) }
        #expect(error?.code == .cookie && error?.status == .internalServerError)
        #expect(error?.message.contains(rule) == true, "\(error?.message ?? "") of line \(line)")
        #expect(response.headers.isEmpty)
    }

    @Test(arguments: ["", "a b", "a;b", "a=b", "a\r\n", "é", "a\0", "\"a\"", "a,b"])
    func `is refused for a name that is no token`(_ name: String) { expectRefusal(SetCookie(name, "1"), "token") }

    @Test func `is refused by its name`() {
        let error = #expect(throws: HTTPFailure.self) { try SetCookie("se ssion\r\n", "hunter2").headerValue }
        #expect(error?.message.contains("\"se ssion\"") == true && error?.message.contains("hunter2") == false)
    }

    @Test func `is refused for octets its encoding does not write`() throws {
        for value in ["a b", "a;b", "a,b", "a\"b", "a\\b", "é", "a\r\nb", "\u{7F}"] {
            expectRefusal(cookie("n", value) { $0.encoding = .verbatim }, "octet")
            expectRefusal(cookie("n", value) { $0.encoding = .quoted }, "octet")
        }
        #expect(try cookie("n", "50%=a") { $0.encoding = .verbatim }.headerValue.hasPrefix("n=50%=a; Path"))
        let quoted = try cookie("n", "a=b") { $0.encoding = .quoted }.headerValue
        #expect(quoted.hasPrefix("n=\"a=b\"; Path") && Cookies(header: "n=\"a=b\"")["n"] == "a=b")
    }

    @Test func `is refused when browsers would drop it for its size`() throws {
        expectRefusal(SetCookie("n", String(repeating: "a", count: 4096)), "4096")
        expectRefusal(SetCookie("n", String(repeating: " ", count: 1366)), "4096")
        #expect(throws: Never.self) { try SetCookie("n", String(repeating: "a", count: 4095)).headerValue }
        expectRefusal(cookie("n") { $0.path = "/" + String(repeating: "a", count: 1024) }, "path")
    }

    @Test func `is refused for attributes that would end early or say nothing`() {
        for path in ["", "a", "/a;b", "/\r\n", "/é", "/a\0"] { expectRefusal(cookie("n") { $0.path = path }, "path") }
        for domain in ["", "a b", "a;b", "a\r\n", "é.de", "a:80", "a/b"] {
            expectRefusal(cookie("n") { $0.domain = domain }, "domain")
        }
        for rule in ["", "Lax; x", "\r\n"] {
            expectRefusal(cookie("n") { $0.sameSite = .init(rawValue: rule) }, "SameSite")
        }
    }

    @Test(arguments: ["__Secure-n", "__Host-n", "__Http-n", "__Host-Http-n", "__HOST-n", "__secure-n"])
    func `keeps the promise of its prefix`(_ name: String) throws {
        #expect(try SetCookie(name, "1").headerValue == "\(name)=1; Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(throws: Never.self) { try SetCookie.forget(name).headerValue }
        expectRefusal(cookie(name) { $0.isSecure = false }, "isSecure")
    }

    @Test func `with a prefix for the host has neither domain nor path`() throws {
        for name in ["__Host-n", "__Host-Http-n", "__hOST-n"] {
            expectRefusal(cookie(name) { $0.domain = "example.com" }, "__Host-")
            expectRefusal(cookie(name) { $0.path = "/admin" }, "__Host-")
        }
        #expect(throws: Never.self) { try cookie("__Secure-n") { $0.domain = "example.com" }.headerValue }
    }

    @Test func `with a prefix against scripts is out of their reach`() throws {
        for name in ["__Http-n", "__Host-Http-n"] {
            expectRefusal(cookie(name) { $0.isHTTPOnly = false }, "isHTTPOnly")
        }
        #expect(throws: Never.self) { try cookie("__Host-n") { $0.isHTTPOnly = false }.headerValue }
    }

    @Test func `for other sites travels over TLS only`() throws {
        expectRefusal(cookie("n") { ($0.sameSite, $0.isSecure) = (.none, false) }, "SameSite=None")
        expectRefusal(cookie("n") { ($0.isPartitioned, $0.isSecure) = (true, false) }, "isPartitioned")
        let embedded = cookie("__Host-n") { ($0.sameSite, $0.isPartitioned) = (.none, true) }
        #expect(try embedded.headerValue == "__Host-n=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned")
    }

    @Test func `is forgotten where it was set`() throws {
        let set = cookie("n") { ($0.path, $0.domain, $0.isPartitioned) = ("/a", "example.com", true) }
        #expect(
            try set.forgotten.headerValue
                == "n=; Path=/a; Domain=example.com; Max-Age=0; Secure; HttpOnly; SameSite=Lax; Partitioned")
        #expect(try SetCookie("n", "", maxAge: .seconds(-5)).headerValue.contains("Max-Age=0"))
    }
}
