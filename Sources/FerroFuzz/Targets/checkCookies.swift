import FerroHTTP

/// Cookies: any header reads, and what is set comes back as it was.
@Sendable func checkCookies(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    let all = Cookies(header: text).all
    try Violation.unless(all.count <= 180, "\(all.count) cookies")
    for (name, _) in all { try Violation.unless(!name.isEmpty, "a cookie without a name") }

    var cookie = SetCookie("a", text, maxAge: .seconds(1))
    cookie.path = text
    cookie.domain = text
    let header = cookie.headerValue
    try Violation.unless(header.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a cookie with a control character")
    try Violation.unless(
        header.utf8.count { $0 == UInt8(ascii: ";") } == 6, "a cookie with other attributes: \(header)")
    guard !text.utf8.contains(0), let pair = header.split(separator: ";").first else { return }
    let back = Cookies(header: "x=y; " + pair)["a"]
    try Violation.unless(back == text, "\(text.debugDescription) comes back as \(back.debugDescription)")
}
