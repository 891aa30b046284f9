import FerroHTTP
import FerroSupport
import HTTPTypes

/// Requests: however the bytes are cut, the same is read; what is read keeps to the limits; and an accepted request,
/// written again, is read as the same request.
@Sendable func checkHTTP1(_ bytes: [UInt8]) throws(Violation) {
    let tight = HTTPLimits(targetBytes: 24, headerBytes: 96, headerCount: 4, bodyBytes: 32, chunkLineBytes: 12)
    for limits in [HTTPLimits.standard, tight] {
        let whole = try Transcript(bytes, limits: limits, cutting: nil)
        for seed in [fingerprint(bytes), 1] {
            let cut = try Transcript(bytes, limits: limits, cutting: seed)
            try Violation.unless(whole == cut, "cuts change what is read: \(whole) and \(cut)")
        }
        try checkInvariants(whole, limits)
        try checkWrittenAgain(whole)
    }
}

private func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
}

private func checkInvariants(_ transcript: Transcript, _ limits: HTTPLimits) throws(Violation) {
    for (head, exchange) in zip(transcript.heads, transcript.exchanges) {
        let isPath = head.path.hasPrefix("/") || (head.path == "*" && head.method == .options)
        try Violation.unless(isPath, "the path is \(head.path)")
        let visible = (head.path + head.query).utf8.allSatisfy { (0x21...0x7E).contains($0) }
        try Violation.unless(visible && !head.path.contains("?"), "the target is \(head.path)?\(head.query)")
        try Violation.unless(head.headers.count <= limits.headerCount + 1, "\(head.headers.count) fields")
        try Violation.unless(exchange.body.count <= limits.bodyBytes, "a body of \(exchange.body.count)")
        switch head.framing {
        case .none: try Violation.unless(exchange.body.isEmpty, "a body that nothing announced")
        case .length(let length):
            try Violation.unless(exchange.body.count <= length, "a body beyond its length")
            try Violation.unless(!exchange.isWhole || exchange.body.count == length, "a body shorter than its length")
        case .chunked: try Violation.unless(head.version == .http11, "chunks in HTTP/1.0")
        }
    }
    let early = transcript.heads.dropLast().contains { !$0.keepAlive }
    try Violation.unless(!early, "a request behind the last one")
}

private func checkWrittenAgain(_ transcript: Transcript) throws(Violation) {
    let roomy = HTTPLimits(
        targetBytes: 1 << 20, headerBytes: 1 << 22, headerCount: 1000, bodyBytes: 1 << 24, chunkLineBytes: 100)
    var text: [UInt8] = []
    var whole: [Transcript.Exchange] = []
    for (head, exchange) in zip(transcript.heads, transcript.exchanges) where exchange.isWhole {
        text += write(head, exchange.body)
        whole.append(exchange)
    }
    let again = try Transcript(text, limits: roomy, cutting: nil)
    try Violation.unless(!again.isRefused, "what was accepted is refused when written again")
    try Violation.unless(again.exchanges == whole, "written again it reads \(again.exchanges), not \(whole)")
}

private func write(_ head: HTTP1RequestHead, _ body: [UInt8]) -> [UInt8] {
    var text = "\(head.method.rawValue) \(head.path)\(head.query.isEmpty ? "" : "?" + head.query) \(head.version)\r\n"
    for (name, value) in head.headers { text += "\(name.rawName): \(value)\r\n" }
    var bytes = Array((text + "\r\n").utf8)
    guard head.framing == .chunked else { return bytes + body }
    for start in stride(from: 0, to: body.count, by: 7) {
        let chunk = body[start..<min(start + 7, body.count)]
        bytes += Array("\(String(chunk.count, radix: 16));a=\"b\"\r\n".utf8) + chunk + [0x0D, 0x0A]
    }
    return bytes + Array("0\r\nX: y\r\n\r\n".utf8)
}
