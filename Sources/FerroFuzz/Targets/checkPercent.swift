import FerroHTTP

/// Percent escapes: what is encoded reads back, and what is decoded can be encoded again.
@Sendable func checkPercent(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let decoded = PercentEncoding.decodeSegment(text) {
        try Violation.unless(!decoded.utf8.contains(0), "NUL in a decoded segment")
        let again = PercentEncoding.decodeSegment(PercentEncoding.encodeSegment(decoded))
        try Violation.unless(again == decoded, "\(decoded.debugDescription) reads back as \(again.debugDescription)")
    }
    let encoded = PercentEncoding.encodeSegment(text)
    try Violation.unless(encoded.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "encoded to \(encoded)")
    let back = PercentEncoding.decodeSegment(encoded)
    try Violation.unless(text.utf8.contains(0) ? back == nil : back == text, "\(encoded) reads back as another text")
    try Violation.unless(
        PercentEncoding.encodeURI(text).utf8.allSatisfy { (0x21...0x7E).contains($0) }, "a URI with other bytes")

    let query = QueryItems(raw: "\(encoded)=\(PercentEncoding.encodeQuery(text))&a=b")
    let first = query.all.first
    try Violation.unless(first?.name == text && first?.value == text, "\(query.raw) reads as another pair")
    let raw = QueryItems(raw: text)
    for (name, _) in raw.all { try Violation.unless(raw[name] != nil, "\(name) is in a query and is not found") }
}
