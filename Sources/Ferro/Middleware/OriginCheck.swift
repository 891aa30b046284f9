public import FerroHTTP
internal import HTTPTypes
internal import Logging

/// Refuses unsafe requests that another site made a browser send (cross-site request forgery).
///
/// It needs no token and no session. In this order:
/// 1. GET, HEAD and OPTIONS pass; they must not change anything.
/// 2. An `Origin` that is in `trusted` passes.
/// 3. `Sec-Fetch-Site`, which every browser since 2023 sends and no page can forge: `same-origin` and `none` (typed by
///    the person) pass, anything else is refused.
/// 4. Without it, an `Origin` must name the host of the request; `null` and everything else is refused.
/// 5. Without either header the request is no browser's (curl, another server) and carries no cookies of a victim: it passes.
///
/// Sources: Fetch Metadata (W3C), "Cross-Site Request Forgery" (A. Shabalin, F. Valsorda, 2025).
public struct OriginCheck: Middleware {
    /// Origins of other sites that may send unsafe requests, `https://admin.example.com`.
    public var trusted: Set<String>

    /// Trusts no other site unless told to.
    public init(trusted: Set<String> = []) { self.trusted = trusted }

    /// Passes the request on, or answers 403.
    public func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        guard allows(request, authority: c.origin.authority) else {
            c.logger.notice(
                "refused a request from another site", metadata: ["origin": "\(request.headers[.origin] ?? "-")"])
            throw Abort(
                .forbidden, "This request came from another site.",
                hint: "Send it from a page of this site, or name the site in config.security.trustedOrigins.")
        }
        return try await next(request, c)
    }

    /// Whether the request may change something.
    ///
    /// - Parameter authority: The host that the client asked for; the request's own unless a trusted proxy says another.
    public func allows(_ request: Request, authority: String? = nil) -> Bool {
        switch request.method {
        case .get, .head, .options: return true
        default: break
        }
        let origin = request.headers[.origin]
        if let origin, trusted.contains(origin) { return true }
        if let site = request.headers[Self.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin else { return true }
        return Self.names(origin, (authority ?? request.authority).lowercased())
    }

    private static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin

    /// Whether an origin names an authority; browsers leave the scheme's own port out of origins, clients may write it.
    private static func names(_ origin: String, _ authority: String) -> Bool {
        let lowered = origin.lowercased()
        for (scheme, port) in [("https://", ":443"), ("http://", ":80")] where lowered.hasPrefix(scheme) {
            let host = lowered.dropFirst(scheme.count)
            guard !host.isEmpty, !host.contains("/") else { return false }
            return host == authority || host + port == authority
        }
        return false
    }
}
