import HTTPTypes

/// The `Accept-Encoding` header: how a client lets bodies be encoded (RFC 9110 section 12.5.3).
///
/// ```swift
/// switch request.acceptEncoding.best(of: [.br, .gzip]) {
/// case .identity?: plain                  // also when the client does not say
/// case let coding?: encoded(by: coding)   // with Vary: Accept-Encoding either way
/// case nil: throw Abort(.notAcceptable)   // it refuses identity, and every coding offered
/// }
/// ```
///
/// `identity` is always taken, though less gladly than any coding listed, unless `identity;q=0` refuses it, or `*;q=0`
/// does and no entry names it. Malformed entries are left out; at most 50 are read.
public struct AcceptEncoding: Sendable {
    private let entries: [(coding: ContentCoding, weight: Int)]

    /// Reads a header's value, bytes from outside of any form; an empty one takes `identity` only.
    public init(_ text: String) {
        entries = WeightedEntries.read(text).map { (ContentCoding($0.value), $0.weight) }
    }

    /// How gladly a coding is taken, from 0 (not at all) to 1000; the first entry of a name decides.
    public func quality(of coding: ContentCoding) -> Int {
        if let own = weight(of: coding) { return own }
        let others = weight(of: "*")
        return coding == .identity ? min(others ?? 1, 1) : others ?? 0
    }

    /// The coding to use: of equals the first offered, `identity` after them, nil when nothing is acceptable.
    public func best(of offered: [ContentCoding]) -> ContentCoding? {
        var best: (coding: ContentCoding, quality: Int)?
        for coding in offered.contains(.identity) ? offered : offered + [.identity] {
            let quality = quality(of: coding)
            if quality > (best?.quality ?? 0) { best = (coding, quality) }
        }
        return best?.coding
    }

    private func weight(of coding: ContentCoding) -> Int? { entries.first { $0.coding == coding }?.weight }
}

extension Request {
    /// How the client lets bodies be encoded; a request without the header takes them as they are.
    public var acceptEncoding: AcceptEncoding { AcceptEncoding(headers[.acceptEncoding] ?? "") }
}
