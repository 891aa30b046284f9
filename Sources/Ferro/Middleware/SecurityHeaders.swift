internal import FerroHTTP
public import HTTPTypes

/// Response headers that close what browsers leave open by default.
///
/// The core adds them to every answer, error pages included, unless the handler set the same header itself.
public struct SecurityHeaders: Sendable {
    /// Names and values in the order they are sent.
    public var fields: [(name: HTTPField.Name, value: String)]

    /// The defaults: everything from this site only, no framing, no type guessing, no leak of paths to other sites.
    public init() {
        let policy =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
            + "frame-ancestors 'none'"
        let pairs = [
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Content-Security-Policy", policy),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", "geolocation=(), camera=(), microphone=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
        fields = pairs.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }

    /// The same without a header.
    public func without(_ name: HTTPField.Name) -> SecurityHeaders {
        var copy = self
        copy.fields.removeAll { $0.name == name }
        return copy
    }

    /// The same with another value for a header.
    public func with(_ name: HTTPField.Name, _ value: String) -> SecurityHeaders {
        var copy = without(name)
        copy.fields.append((name, value))
        return copy
    }
}
