public import FerroCache
public import FerroHTTP
public import HTTPTypes

/// Keeps whole responses in the cache and answers from there.
///
/// ```swift
/// r.group("", use: ResponseCache(for: .seconds(60), stale: .seconds(300), tags: ["links"])) { r in
///     r.get("") { (c: Context) in try await frontPage(c) }
/// }
/// try await c.cache.flush(tags: "links")      // after a link was added
/// ```
///
/// It keeps what GET answered with 200, by scheme, authority, path and query (in any order of its items), and by the
/// request headers that `varyBy` and the response's `Vary` name. However many ask for a page that is not there, its
/// handler runs once. HEAD is answered from it, too, and `If-None-Match` and `If-Modified-Since` with 304; a page without
/// an `ETag` gets one made of its bytes.
///
/// It never keeps a response with `Set-Cookie`, `Vary: *`, or `Cache-Control` with `no-store`, `no-cache` or `private`, and
/// none for longer than `s-maxage`, `max-age` or `Expires` say. A request with `Authorization`, `Cookie`, `Range` or
/// `no-store` passes by it, see ``Sharing``; pages that depend on something else that a client sends (another header with a
/// key, its address) are not for a cache unless `varyBy` or `Vary` name it. A cache that is broken only makes handlers run more often.
///
/// Sources: RFC 9111 (caching), RFC 5861 (stale-while-revalidate), RFC 9110, 13 (conditional requests).
public struct ResponseCache: Middleware {
    /// How long a page is fresh.
    public var lifetime: Duration
    /// For how long after that the old page is answered at once while a new one is made in the background.
    public var stale: Duration
    /// What a page is flushed by.
    public var tags: [CacheTag]
    /// Further tags of one page: `{ request, c in ["link:\(c.parameters["link"] ?? "")"] }`; where one of them is no
    /// tag, because it is too long, the page is not kept.
    public var pageTags: (@Sendable (Request, Context) -> [CacheTag])?
    /// The request headers that pages differ by; a response's own `Vary` counts as well, but takes a second reading.
    public var varyBy: [HTTPField.Name]
    /// Who shares a page.
    public var sharing: Sharing
    /// The statuses that are kept, such as 301 and 404 besides 200; 206 and 304 never are.
    public var statuses: Set<Int> = [200]
    /// The names of query items that no page depends on, such as `utm_source`.
    public var ignoredQuery: Set<String> = []
    /// The largest page in bytes.
    public var maximumSize = 512 << 10
    /// Whether `Cache-Control: no-cache`, `max-age` and `min-fresh` of a request can make a page be made anew.
    public var obeysRequests = true
    /// Whether responses say `X-Cache: hit`, `miss` or `stale`.
    public var showsOutcome = true

    let cache: @Sendable (Context) -> Cache
    /// Milliseconds since 1970.
    var now: @Sendable () -> Int64 = CacheClock.wall.milliseconds
    let passing = PassingPages()

    /// Keeps responses in the app's cache.
    public init(
        for lifetime: Duration, stale: Duration = .zero, tags: [CacheTag] = [], varyBy: [HTTPField.Name] = [],
        sharing: Sharing = .anonymous
    ) {
        self.init(in: { $0.cache }, for: lifetime, stale: stale, tags: tags, varyBy: varyBy, sharing: sharing)
    }

    init(
        in cache: @escaping @Sendable (Context) -> Cache, for lifetime: Duration, stale: Duration = .zero,
        tags: [CacheTag] = [], varyBy: [HTTPField.Name] = [], sharing: Sharing = .anonymous
    ) {
        self.cache = cache
        self.lifetime = lifetime
        self.stale = stale
        self.tags = tags
        self.varyBy = varyBy
        self.sharing = sharing
    }

    /// Answers from the cache, or from the rest of the chain.
    public func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        guard mayAnswer(request), let owner = try await owner(of: request, c) else { return try await next(request, c) }
        let further = pageTags?(request, c) ?? []
        // They are made of what the client sent, so that a name that may be none is his doing and no failure.
        guard tags.count + further.count <= CacheTag.maximumCount, further.allSatisfy({ (try? $0.checked()) != nil })
        else { return try await next(request, c) }
        let visit = PageVisit(
            rules: self, cache: cache(c), request: request, c: c, next: next,
            wishes: PageWishes(request.headers, obeys: obeysRequests), tags: tags + further)
        let name = try PageName(request, from: c.origin, owner: owner, varyBy: varyBy, ignoring: ignoredQuery)
        return try await visit.answer(name)
    }
}
