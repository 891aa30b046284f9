import FerroHTTP
import FerroSupport

/// Addresses and what proxies say: texts read back, and only those who are trusted are believed.
///
/// The input is the value of every forwarding field, and its lines are addresses and ranges.
@Sendable func checkForwarded(_ bytes: [UInt8]) throws(Violation) {
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n").prefix(8) {
        if let address = IPAddress(line) {
            try Violation.unless(IPAddress(address.description) == address, "\(line) is written as \(address)")
            _ = address.network
        }
        if let range = IPRange(line) {
            try Violation.unless(IPRange(range.description) == range, "\(line) is written as \(range)")
        }
        if let proxies = TrustedProxies(envText: String(line)) {
            let back = TrustedProxies(envText: proxies.envText)
            try Violation.unless(back == proxies, "\(line) is written as \(proxies.envText)")
        }
    }
    let headers: Headers = [
        .xForwardedFor: text, .xForwardedProto: text, .xForwardedHost: text, .forwarded: text,
    ]
    let request = Request(headers: headers, remoteAddress: "10.0.0.1", authority: "peer", id: "1")
    for fields in [TrustedProxies.Fields.xForwarded, .forwarded] {
        let nobody = TrustedProxies([], fields: fields).origin(of: request)
        try Violation.unless(
            nobody.client?.description == "10.0.0.1" && nobody.scheme == "http" && nobody.authority == "peer",
            "a stranger is believed")
        guard let ranges = TrustedProxies(envText: "private") else { continue }
        let origin = TrustedProxies(ranges.ranges, fields: fields).origin(of: request)
        try Violation.unless(["http", "https"].contains(origin.scheme), "the scheme is \(origin.scheme)")
        let isHost = !origin.authority.isEmpty && origin.authority.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        try Violation.unless(isHost, "the host is \(origin.authority.debugDescription)")
    }
}
