import HTTPTypes

extension SetCookie {
    /// Throws when a browser would drop the cookie or read it as another one.
    func check(_ written: String) throws(HTTPFailure) {
        guard !name.isEmpty, name.utf8.allSatisfy(ByteClass.token.contains) else {
            throw failure("Its name must be a token: letters, digits and !#$%&'*+-.^_`|~.")
        }
        guard encoding == .percent || value.utf8.allSatisfy(Self.octets.contains) else {
            throw failure("Its value holds an octet that may not stand in one; use the encoding .percent.")
        }
        guard name.utf8.count + written.utf8.count <= 4096 else {
            throw failure("Its name and value take more than 4096 bytes, which browsers refuse.")
        }
        try checkAttributes()
        try checkPrefix()
    }

    private func checkAttributes() throws(HTTPFailure) {
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= 1024,
            path.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ";") })
        else { throw failure("Its path must begin with / and hold at most 1024 visible ASCII characters but ;.") }
        if let domain {
            guard !domain.isEmpty, domain.utf8.count <= 255, domain.utf8.allSatisfy(Self.hostOctets.contains) else {
                throw failure("Its domain must be a host name of letters, digits, hyphens and dots.")
            }
        }
        guard !sameSite.rawValue.isEmpty, sameSite.rawValue.utf8.allSatisfy(ByteClass.token.contains) else {
            throw failure("Its SameSite must be a token.")
        }
        guard isSecure || sameSite.rawValue.lowercased() != "none" else {
            throw failure("SameSite=None needs isSecure.")
        }
        guard isSecure || !isPartitioned else { throw failure("isPartitioned needs isSecure.") }
    }

    // Without regard to case, as browsers compare: __host-id would be refused by them as well.
    private func checkPrefix() throws(HTTPFailure) {
        let lower = name.lowercased()
        let isHost = lower.hasPrefix("__host-")
        let isHTTP = lower.hasPrefix("__http-") || lower.hasPrefix("__host-http-")
        guard isHost || isHTTP || lower.hasPrefix("__secure-") else { return }
        guard isSecure else { throw failure("The prefix of its name needs isSecure.") }
        guard !isHTTP || isHTTPOnly else { throw failure("The prefix of its name needs isHTTPOnly.") }
        guard !isHost || (domain == nil && path == "/") else {
            throw failure("The prefix __Host- needs the path / and no domain.")
        }
    }

    private func failure(_ rule: String) -> HTTPFailure {
        HTTPFailure(
            .cookie, .internalServerError, "The cookie \(HTTPFailure.shown(name)) cannot be set. \(rule)")
    }

    /// RFC 6265bis section 4.1.1, cookie-octet.
    private static let octets = ByteSet(ranges: 0x21...0x21, 0x23...0x2B, 0x2D...0x3A, 0x3C...0x5B, 0x5D...0x7E)
    private static let hostOctets = ByteSet("-.").union(.alphanumeric)
}
