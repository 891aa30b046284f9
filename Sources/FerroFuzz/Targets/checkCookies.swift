import FerroHTTP

/// Cookies: any header reads, and what is set comes back as it was, with the attributes it should have.
@Sendable func checkCookies(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    let cookies = Cookies(header: text)
    let all = cookies.all
    try Violation.unless(all.count <= 180, "\(all.count) cookies")
    for (name, _) in all {
        try Violation.unless(!name.isEmpty, "a cookie without a name")
        try Violation.unless(cookies[name] != nil, "\(name) is among the cookies and is not found")
    }

    var cookie = SetCookie("a", text, maxAge: .seconds(1))
    if let header = try? cookie.headerValue {
        try check(header, attributes: 5)
        if !text.utf8.contains(0), let pair = header.split(separator: ";").first {
            let back = Cookies(header: "x=y; " + pair)["a"]
            try Violation.unless(back == text, "\(text.debugDescription) comes back as \(back.debugDescription)")
        }
    }
    cookie.name = text
    cookie.value = "b"
    if let header = try? cookie.headerValue { try check(header, attributes: 5) }
    cookie.name = "a"
    cookie.path = text
    if let header = try? cookie.headerValue { try check(header, attributes: 5) }
    cookie.path = "/"
    cookie.domain = text
    if let header = try? cookie.headerValue { try check(header, attributes: 6) }
}

private func check(_ header: String, attributes: Int) throws(Violation) {
    try Violation.unless(header.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a cookie with a control character")
    let found = header.utf8.count { $0 == UInt8(ascii: ";") }
    try Violation.unless(found == attributes, "a cookie with other attributes: \(header)")
}
