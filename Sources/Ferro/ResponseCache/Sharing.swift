public import FerroHTTP
internal import HTTPTypes

extension ResponseCache {
    /// Who shares a page.
    public enum Sharing: Sendable {
        /// Everybody who sends neither `Authorization` nor `Cookie`; others get pages made for them, which are not kept.
        case anonymous
        /// Everybody, whatever they send: only for pages that show nothing of who asks.
        case everyone
        /// Everybody for whom the closure answers the same text; a request for which it answers nil passes by.
        ///
        /// What is marked `private` is kept for them as well.
        case perUser(@Sendable (Request, Context) async throws -> String?)
    }

    /// Whose page it is; nil for a request that passes by.
    func owner(of request: Request, _ c: Context) async throws -> String? {
        switch sharing {
        case .everyone: return ""
        case .anonymous:
            return request.headers.contains(.authorization) || request.headers.contains(.cookie) ? nil : ""
        case .perUser(let key): return try await key(request, c).map { "user \($0)" }
        }
    }

    var isPrivate: Bool {
        if case .perUser = sharing { return true }
        return false
    }

    /// Whether a request can have a kept page as its answer, whoever sends it.
    func mayAnswer(_ request: Request) -> Bool {
        guard request.method == .get || request.method == .head, request.query.raw.utf8.count <= 4096 else {
            return false
        }
        let parts: [HTTPField.Name] = [.range, .ifRange, .ifMatch, .ifUnmodifiedSince, .upgrade]
        return !parts.contains(where: request.headers.contains)
            && !CacheDirectives(request.headers[.cacheControl]).contains("no-store")
    }
}
