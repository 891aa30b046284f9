internal import Ferro

/// The browser that votes: a random id in a cookie, until there is sign-in.
struct Visitor: FromContext {
    private static let cookieName = "linkboard_visitor"

    /// 32 hexadecimal digits.
    let id: String
    /// Whether the id was made for this request and has to be sent to the browser.
    let isNew: Bool

    static func resolve(from c: Context) async throws -> Visitor {
        if let id = c.request.cookies[cookieName], id.count == 32, id.allSatisfy(\.isHexDigit) {
            return Visitor(id: id, isNew: false)
        }
        let high = UInt64.random(in: .min ... .max), low = UInt64.random(in: .min ... .max)
        return Visitor(id: hex(high) + hex(low), isNew: true)
    }

    /// The cookie that brings the id back for a year; `Secure` only where the site is, so that it works on a laptop.
    func cookie(isSecure: Bool) -> SetCookie {
        var cookie = SetCookie(Self.cookieName, id, maxAge: .seconds(365 * 86_400))
        cookie.isSecure = isSecure
        return cookie
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
