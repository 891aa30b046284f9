// Locks, funnels and limits on requests.
import Ferro

struct Report: Job {
    let lockOwner: String
    func run(_ c: JobContext) async throws {
        // snippet.restore
        guard let lock = try await c.locks.restore("reports:daily", owner: lockOwner) else { return }  // it is lost
        // …
        _ = try await lock.release()
        // snippet.end
    }
}

func importing(_ c: Context) async throws {
    // snippet.lock
    try await c.locks.withLock("import", lease: .seconds(30), waiting: .seconds(5)) { lock in
        try await importArticles(fence: lock.fence)
    }
    // snippet.end
}

func importArticles(fence: Int64) async throws {}
func render() async throws {}

func funnel(_ c: Context) async throws {
    // snippet.funnel
    try await c.locks.funnel("reports", places: 3, waiting: .seconds(10)) { try await render() }
    // snippet.end
}

func handing(_ c: Context) async throws {
    // snippet.try
    guard let lock = try await c.locks.tryLock("reports:daily", lease: .minutes(10)) else {
        throw Abort(.conflict, "The report is being made.")
    }
    try await c.queue.push(Report(lockOwner: lock.owner))  // the job goes on with the lock
    // snippet.end
}

func fencing(_ c: Context, _ lock: CacheLock) async throws {
    // snippet.fence
    let result = try await c.db.execute(
        "UPDATE exports SET state = 'running', fence = \(lock.fence) WHERE id = 1 AND fence < \(lock.fence)")
    guard result.affectedRows == 1 else { throw Abort(.conflict, "A later holder has begun already.") }
    // snippet.end
}

// snippet.limiters
extension RateLimiter {
    static let login = RateLimiter(
        "login", .every(.minutes(15), 5), counting: .failures,
        block: RateLimitBlock(after: 5, within: .hours(1), for: .hours(1)), whenAway: .closed)

    static let search = RateLimiter(
        "search", .perMinute(60),
        slowDown: RateLimitSlowDown(after: 20, every: .minutes(1), by: .milliseconds(100), upTo: .seconds(2)))

    static let api = RateLimiter("api", .perSecond(10, burst: 20), .perHour(5_000), by: .header(.authorization))

    static let uploads = RateLimiter(
        "uploads", .perDay(100), by: .custom { request, c in request.cookies["account"] }, cost: 10)
}
// snippet.end

// snippet.routes
func limitedRoutes(_ r: Router) {
    r.post("login", middleware: [RateLimit(.login)]) { (c: Context) in NoContent() }
    r.group("api", use: RateLimit(.api)) { api in
        api.get("search", middleware: [RateLimit(.search)]) { (c: Context) in "…" }
    }
}

@Controller("uploads") struct UploadController {
    @POST(use: RateLimit(.uploads)) func store(c: Context) async throws -> NoContent { NoContent() }
}
// snippet.end

func refusing() -> RateLimiter {
    // snippet.refusal
    var limiter = RateLimiter.login
    limiter.isFailure = { $0.status == .unauthorized }
    limiter.refusal = { request, c, outcome in .text("Slow down, please.", status: .tooManyRequests) }
    // snippet.end
    return limiter
}

func byHand(_ c: Context, _ name: String) async throws {
    // snippet.byhand
    let exports = RateLimitPolicy("export", .perHour(10))
    let outcome = try await c.rateLimits.attempt(exports, for: "team:\(name)", cost: 3)
    guard outcome.isAllowed else { throw TooManyRequests(outcome) }
    // snippet.end
    // snippet.reset
    try await c.rateLimits.reset(RateLimiter.login.policy, for: "a:203.0.113.7")
    // snippet.end
}

func origin(_ c: Context) {
    // snippet.origin
    let address = c.clientAddress  // IPAddress?, behind the proxies that are trusted
    let scheme = c.origin.scheme  // https, when the proxy says so
    // snippet.end
    _ = (address, scheme)
}
