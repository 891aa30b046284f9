internal import Ferro

/// The browser that votes: a random id in a cookie, until there is sign-in.
struct Visitor: FromContext {
    static let cookie = "linkboard_visitor"

    /// 32 hexadecimal digits.
    let id: String
    /// Whether the id was made for this request and has to be sent to the browser.
    let isNew: Bool

    static func resolve(from c: Context) async throws -> Visitor {
        if let id = c.request.cookies[cookie], id.count == 32, id.allSatisfy(\.isHexDigit) {
            return Visitor(id: id, isNew: false)
        }
        let high = UInt64.random(in: .min ... .max), low = UInt64.random(in: .min ... .max)
        return Visitor(id: hex(high) + hex(low), isNew: true)
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
