import FerroHTTP
import HTTPTypes
import NIOCore

/// Responses: whatever stands in a header, the message has exactly the lines it should, or none is written.
///
/// The input is lines of `Name: value`, and a body behind the first empty line.
@Sendable func checkResponse(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\u{1}", maxSplits: 8, omittingEmptySubsequences: false)
    var response = Response(body: .string(String(parts.last ?? "")))
    for part in parts.dropLast() {
        let pair = part.split(separator: ":", maxSplits: 1)
        guard pair.count == 2, let name = HTTPField.Name(String(pair[0])) else { continue }
        response.headers.append(name, String(pair[1]))
    }
    for code in [200, 204, 304] {
        response.status = HTTPResponse.Status(code: code, reasonPhrase: code == 200 ? String(parts[0]) : "x")
        try check(response)
    }
}

private func check(_ response: Response) throws(Violation) {
    var out = ByteBuffer(string: "before")
    let rest: HTTP1ResponseEncoder.Rest
    do {
        rest = try HTTP1ResponseEncoder(serverName: "s").encode(response, for: .init(), date: "D", into: &out).rest
    } catch {
        try Violation.unless(String(buffer: out) == "before", "a refused response leaves bytes behind")
        return
    }
    let written = Array(out.readableBytesView.dropFirst(6))
    guard let end = headEnd(written) else { throw Violation(description: "a response without an end of its head") }
    var sent = written.count - end
    if case .buffer(let body) = rest { sent += body.readableBytes }
    let expected = response.status.code == 200 ? response.body.buffer?.readableBytes ?? 0 : 0
    try Violation.unless(sent == expected, "\(sent) bytes of a body of \(expected)")
    let lines = written[..<end].split(separator: 0x0A)
    for line in lines {
        try Violation.unless(line.last == 0x0D, "a line ends with a bare line feed")
        let controls = line.dropLast().contains { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }
        try Violation.unless(!controls, "a control character in a head")
    }
    let own = [HTTPField.Name.contentLength, .transferEncoding, .connection]
    let fields = response.headers.count { !own.contains($0.name) }
    // The status line, the empty line, and at most Content-Length, Server, Date and Connection.
    try Violation.unless((fields + 2...fields + 6).contains(lines.count), "\(lines.count) lines for \(fields) fields")
}

private func headEnd(_ bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast(3).first { bytes[$0...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) }.map { $0 + 4 }
}
