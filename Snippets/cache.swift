// Values that are kept for a while: keys, remember, tags, counters, warming, the response cache, settings.
import Ferro

@Model struct Article {
    let id: ID
    var title: String
    var slug: String
    var body: String
}

struct ArticleView: ResponseValue {
    var id: Int64
    var title: String
    init(_ article: Article) { (id, title) = (article.id.rawValue, article.title) }
}

// snippet.keys
extension CacheTag {
    static let articles: Self = "articles"
    static func author(_ id: Int64) -> Self { "author:\(id)" }
}

extension CacheKey where Value == [ArticleView] {
    static var frontPage: Self { Self("front_page", tags: [.articles]) }
}

extension CacheKey where Value == ArticleView {
    static func article(_ id: Article.ID) -> Self { "article:\(id)" }
    static func slug(_ slug: String) -> Self { "slug:\(slug)" }
}

extension CacheKey where Value == Int {
    static func reads(_ id: Article.ID) -> Self { "reads:\(id)" }
}
// snippet.end

func frontPage(_ c: Context) async throws -> [ArticleView] {
    // snippet.remember
    try await c.cache.remember(.frontPage, for: .minutes(5), stale: .hours(1)) {
        try await Article.all(on: c.db).map(ArticleView.init)
    }
    // snippet.end
}

func bySlug(_ slug: String, _ c: Context) async throws -> ArticleView? {
    // snippet.missing
    try await c.cache.remember(.slug(slug), for: .minutes(5), missing: .minutes(1)) {
        try await Article.where { $0.slug == slug }.first(on: c.db).map(ArticleView.init)
    }
    // snippet.end
}

func basics(_ c: Context, _ id: Article.ID, _ view: ArticleView) async throws {
    // snippet.basics
    try await c.cache.put(.article(id), view, for: .minutes(10))
    let known = try await c.cache.get(.article(id))  // ArticleView?
    let several = try await c.cache.get([.article(id), .article(8)])  // one call to the store
    let isMine = try await c.cache.add(.article(id), view)  // false when there is one
    let last = try await c.cache.pull(.article(id))  // removes it and answers it
    try await c.cache.forget(.article(id))
    // snippet.end
    _ = (known, several, isMine, last)
}

func flushing(_ c: Context, _ draft: Article.Draft) async throws {
    // snippet.flush
    try await Article.create(draft, on: c.db)  // a transaction ends before this line
    try await c.cache.flush(tags: .articles)
    // snippet.end
}

func counting(_ c: Context, _ id: Article.ID) async throws {
    // snippet.counters
    let reads = try await c.cache.increment(.reads(id), for: .days(1))  // 1 when there was none
    // snippet.end
    _ = reads
}

func memo(_ c: Context, _ ids: [Article.ID]) async throws {
    // snippet.memo
    let cache = c.cache.memo()
    for id in ids { _ = try await cache.get(.article(id)) }  // each key asks the store once
    // snippet.end
}

func statistics(_ c: Context) {
    // snippet.statistics
    for (family, counts) in c.cache.statistics.families {
        print(family, counts.hits, counts.misses, counts.hitRatio ?? 0)
    }
    // snippet.end
}

// snippet.warm
let warmers = [
    CacheWarmer("front page") { cache in
        _ = try await cache.remember(.frontPage, for: .minutes(5)) { [] }
    }
]

struct WarmCache: Job {
    func run(_ c: JobContext) async throws { await c.cache.warm(warmers) }
}
// snippet.end

// snippet.tables
struct CreateCacheEntries: Migration {
    static let version = 2026_11_21_100600

    func up(_ schema: Schema) async throws {
        try await schema.create("cache_entries") { t in
            t.text("key").primary()
            t.bytes("bytes").nullable()
            t.bigInteger("number").nullable()
            t.timestamp("expires_at").nullable()
            t.index("expires_at", where: "expires_at IS NOT NULL")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("cache_entries") }
}
// snippet.end

// snippet.locks
struct CreateLocks: Migration {
    static let version = 2026_11_21_100700

    func up(_ schema: Schema) async throws {
        try await schema.create("locks") { t in
            t.text("name").primary()
            t.text("line")
            t.bigInteger("fence").default(0)
            t.bigInteger("until").default(0)
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("locks") }
}
// snippet.end

// snippet.limits
struct CreateRateLimits: Migration {
    static let version = 2026_11_21_100800

    func up(_ schema: Schema) async throws {
        try await schema.create("rate_limits") { t in
            t.text("key").primary()
            t.bigInteger("level")
            t.bigInteger("previous").default(0)
            t.bigInteger("at")
            t.bigInteger("until").index()
            t.bigInteger("allowed").default(1)
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("rate_limits") }
}
// snippet.end

func settings(_ env: Env) throws -> Config {
    // snippet.config
    var config = try Config(env)
    config.cache.configuration.maximumValueSize = 4 << 20
    config.cache.configuration.failedForgets = .dropped
    config.cache.configuration.onEvent = { event in print(event) }
    // snippet.end
    return config
}

// snippet.pages
func articlePages(_ r: Router) {
    r.group("articles", use: ResponseCache(for: .minutes(1), stale: .minutes(5), tags: [.articles])) { r in
        r.get("{article}") { (c: Context) in
            try await Article.find(Article.ID(Int64(c.parameters["article"] ?? "") ?? 0), on: c.db).title
        }
    }
}
// snippet.end

// snippet.perpage
func feedPages(_ r: Router) {
    var pages = ResponseCache(for: .minutes(10), varyBy: [.acceptLanguage], sharing: .everyone)
    pages.pageTags = { request, c in [.author(Int64(c.parameters["author"] ?? "") ?? 0)] }
    pages.ignoredQuery = ["utm_source", "utm_campaign"]
    pages.statuses = [200, 404]
    r.group("feeds", use: pages) { r in
        r.get("{author}") { (c: Context) in "…" }
    }
}
// snippet.end

func alone() async throws {
    // snippet.alone
    let cache = Cache(MemoryStore(capacity: 1_000))
    let value = try await cache.remember("answer", for: .minutes(1)) { 42 }
    // snippet.end
    _ = value
}
