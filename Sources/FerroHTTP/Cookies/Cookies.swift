import HTTPTypes

/// The cookies a client sent.
///
/// The header is cut at every `;`, inside quotes too, and at the first `=` of each pair, as RFC 6265bis section 5.8.3
/// writes it: no quoting can hide one cookie in another. Names are compared byte for byte and never decoded. At most
/// 180 pairs are looked at, and what is not a pair is left out; nothing in the header is an error.
public struct Cookies: Sendable {
    private let header: String

    /// Wraps the value of a `Cookie` header: bytes from outside, of any form.
    public init(header: String) { self.header = header }

    /// The value of a cookie; nil when it is absent, the first when a name is sent twice.
    ///
    /// Browsers send the cookie of the longest path first. Quotes around the value are removed and percent escapes are
    /// decoded, as ``SetCookie`` writes them; a value with a broken escape is left as it is.
    public subscript(name: String) -> String? { pairs.first { $0.name.elementsEqual(name.utf8) }?.value }

    /// The value of a cookie as it was sent, quotes and escapes included; nil when it is absent.
    public func received(_ name: String) -> String? {
        pairs.first { $0.name.elementsEqual(name.utf8) }.map { String(Substring($0.received)) }
    }

    /// Names and values in order, decoded.
    public var all: [(name: String, value: String)] {
        pairs.map { (String(Substring($0.name)), $0.value) }
    }

    private var pairs: some Sequence<CookiePair> { CookiePairs(rest: header[...].utf8).lazy }
}

extension Request {
    /// The cookies of the request.
    public var cookies: Cookies { Cookies(header: headers[.cookie] ?? "") }
}
