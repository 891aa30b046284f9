import FerroHTTP
import HTTPTypes

/// Media types and `Accept`: any header reads, qualities are between 0 and 1000, and a type reads back.
@Sendable func checkAccept(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    let accept = Accept(text)
    for type in [MediaType.html, .json, .multipart, MediaType("image", "png")] {
        let quality = accept.quality(of: type)
        try Violation.unless((0...1000).contains(quality), "the quality of \(type) is \(quality)")
    }
    let request = Request(headers: [.accept: text, .contentType: text], id: "1")
    let candidates = [MediaType.html, .json, .plain]
    if let chosen = request.preferredType(among: candidates) {
        let best = candidates.map { accept.quality(of: $0) }.max() ?? 0
        try Violation.unless(accept.quality(of: chosen) == best, "\(chosen) is not the best")
    }
    if let type = request.contentType {
        try Violation.unless(MediaType(type.description) == type, "\(text) is written as \(type)")
    }
}
