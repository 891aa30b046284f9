internal import FerroCache
internal import FerroHTTP
internal import FerroRouting
internal import HTTPTypes

/// One request on its way through the cache.
struct PageVisit: Sendable {
    let rules: ResponseCache
    let cache: Cache
    let request: Request
    let c: Context
    let next: Next
    let wishes: PageWishes
    let tags: [CacheTag]

    /// How an answer came about.
    enum Outcome: String { case hit, miss, stale }

    /// Answers from a page, or from the handler.
    ///
    /// - Parameter further: the request headers that a response named, by which this name was made.
    func answer(_ name: PageName, further: [HTTPField.Name]? = nil) async throws -> Response {
        let needsPage = request.method == .head || wishes.onlyIfCached
        if needsPage || !wishes.takesAnyPage, let page = try await page(name) {
            if page.isSignpost, further == nil { return try await follow(page, from: name) }
            if isUsable(page) { return response(page, outcome(page)) }
            if !needsPage { try await forget(name) }
        }
        if wishes.onlyIfCached { throw Abort(.gatewayTimeout, "Only a kept page was asked for, and there is none.") }
        if request.method == .head { return try await next(request, c) }
        if rules.passing.contains(name, now: rules.now()) { return marked(try await next(request, c), .miss) }
        switch try await remembered(name, further) {
        case .page(let page, let isNew):
            if page.isSignpost, further == nil { return try await follow(page, from: name) }
            return response(page, isNew ? .miss : outcome(page))
        case .response(let response): return marked(response, .miss)
        }
    }

    private func follow(_ signpost: CachedPage, from name: PageName) async throws -> Response {
        let names = signpost.varyBy
        return try await answer(name.variant(names, of: request), further: names)
    }

    private func isUsable(_ page: CachedPage) -> Bool {
        let now = rules.now()
        return !page.isOver(now) && wishes.accepts(page, now: now)
    }

    private func outcome(_ page: CachedPage) -> Outcome { page.freshUntil <= rules.now() ? .stale : .hit }

    /// The answer for this request: the page, or 304 when the client has it.
    private func response(_ page: CachedPage, _ outcome: Outcome) -> Response {
        var response = page.response
        if outcome != .miss { response.headers[.age] = "\(page.age(rules.now()) / 1000)" }
        if EntityTag.isKnown(page, to: request.headers) {
            response.status = .notModified
            response.body = .empty
            for name in [HTTPField.Name.contentType, .contentEncoding, .contentLanguage] {
                response.headers.remove(name)
            }
        }
        return marked(response, outcome)
    }

    private func marked(_ response: Response, _ outcome: Outcome) -> Response {
        guard rules.showsOutcome, let name = HTTPField.Name("X-Cache") else { return response }
        var response = response
        response.headers[name] = outcome.rawValue
        return response
    }
}
