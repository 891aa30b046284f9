/// Where a request came from and what its client asked for, as far as those who passed it on can be trusted.
public struct RequestOrigin: Hashable, Sendable {
    /// The address of the client; nil when the connection has none, as on a socket of the file system.
    public var client: IPAddress?
    /// `http` or `https`.
    public var scheme: String
    /// The host and the port that the client asked for.
    public var authority: String
}

extension TrustedProxies {
    /// The most proxies that one request passes through.
    static let longestChain = 32

    /// Where a request came from.
    ///
    /// The way is walked back from the peer: as long as the last address known is one of a proxy, the next entry from the
    /// right counts, because that proxy wrote it. What stands further left may come from anybody and never counts. An
    /// entry that is no address (`unknown`, `_hidden`, garbage) ends the walk at the proxy that wrote it.
    public func origin(of request: Request) -> RequestOrigin {
        // An address of the link may have a zone.
        let peer = request.remoteAddress.flatMap { IPAddress($0.prefix { $0 != "%" }) }
        var origin = RequestOrigin(client: peer, scheme: request.scheme, authority: request.authority)
        guard !ranges.isEmpty, let peer, trusts(peer) else { return origin }
        switch fields {
        case .xForwarded: walkXForwarded(request.headers, &origin)
        case .forwarded: walkForwarded(request.headers, &origin)
        }
        return origin
    }

    private func walkXForwarded(_ headers: Headers, _ origin: inout RequestOrigin) {
        var entries = FieldEntries(headers[.xForwardedFor] ?? "")
        for _ in 0..<Self.longestChain {
            guard let client = origin.client, trusts(client), let entry = entries.popLast(),
                let address = ForwardedNode.address(entry)
            else { break }
            origin.client = address
        }
        // The last value is the one that the peer wrote.
        var schemes = FieldEntries(headers[.xForwardedProto] ?? "")
        if let scheme = schemes.popLast().flatMap({ ForwardedNode.scheme($0) }) { origin.scheme = scheme }
        var hosts = FieldEntries(headers[.xForwardedHost] ?? "")
        if let host = hosts.popLast().flatMap({ ForwardedNode.host($0) }) { origin.authority = host }
    }

    private func walkForwarded(_ headers: Headers, _ origin: inout RequestOrigin) {
        var entries = FieldEntries(headers[.forwarded] ?? "")
        for _ in 0..<Self.longestChain {
            guard let client = origin.client, trusts(client), let entry = entries.popLast(),
                let element = ForwardedElement(entry)
            else { break }
            if let scheme = element.proto.flatMap({ ForwardedNode.scheme($0[...]) }) { origin.scheme = scheme }
            if let host = element.host.flatMap({ ForwardedNode.host($0[...]) }) { origin.authority = host }
            guard let address = element.for.flatMap({ ForwardedNode.address($0[...], needsBrackets: true) }) else {
                break
            }
            origin.client = address
        }
    }
}
