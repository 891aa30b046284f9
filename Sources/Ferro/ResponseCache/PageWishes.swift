internal import FerroHTTP
internal import HTTPTypes

/// Which pages a request takes (RFC 9111, 5.2.1); all times in milliseconds.
struct PageWishes: Hashable, Sendable {
    /// How old a page may be; nil for any age.
    var maximumAge: Int64?
    /// How long it must be fresh from now on.
    var minimumFreshness: Int64 = 0
    /// Whether only a page that is there will do.
    var onlyIfCached = false

    private static let pragma = HTTPField.Name("Pragma") ?? .via

    init(_ headers: Headers, obeys: Bool) {
        let field = headers[.cacheControl]
        let directives = CacheDirectives(field)
        onlyIfCached = directives.contains("only-if-cached")
        guard obeys else { return }
        maximumAge = directives.seconds("max-age").map { $0 * 1000 }
        minimumFreshness = (directives.seconds("min-fresh") ?? 0) * 1000
        let isOldReload = field == nil && headers[Self.pragma]?.lowercased().contains("no-cache") == true
        if directives.contains("no-cache") || isOldReload { maximumAge = 0 }
    }

    /// Whether it takes every page that may be answered at all.
    var takesAnyPage: Bool { maximumAge == nil && minimumFreshness == 0 }

    /// Whether it takes a page that was there before the request came.
    func accepts(_ page: CachedPage, now: Int64) -> Bool {
        if let maximumAge, maximumAge == 0 || page.age(now) > maximumAge { return false }
        return minimumFreshness == 0 || page.freshUntil - now >= minimumFreshness
    }
}
