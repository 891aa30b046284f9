import Ferro

extension RateLimiter {
    static let login = RateLimiter("login", .every(.minutes(15), 2), by: .clientAddress, counting: .failures)
    static let keyed = RateLimiter(
        "keyed", .perHour(1), by: .custom { request, _ in request.query["user"] })
    static let strict = RateLimiter("strict", .perSecond(100), .perDay(3))
    static let worn = RateLimiter(
        "worn", slowDown: .init(after: 1, every: .hours(1), by: .milliseconds(30), upTo: .milliseconds(50)))
    static let blocking = RateLimiter(
        "blocking", .perHour(1), block: .init(after: 1, within: .hours(1), for: .hours(2)))
}

/// An app with a route for each way to limit.
struct Limited: Application {
    func config(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.security.trustedProxies = TrustedProxies(envText: "10.0.0.0/8") ?? .none
        return config
    }

    func routes(_ r: Router) {
        r.group("plain", use: RateLimit(.perHour(3))) { $0.get("") { "plain" } }
        r.group("other", use: RateLimit(.perHour(3))) { $0.get("") { "other" } }
        r.group("login", use: RateLimit(.login)) {
            $0.get("") { (c: Context) async throws -> String in
                if c.request.query["password"] == "slow" { try await Task.sleep(for: .seconds(60)) }
                guard c.request.query["password"] == "right" else { throw Abort(.unauthorized) }
                return "welcome"
            }
        }
        r.group("keyed", use: RateLimit(.keyed)) { $0.get("") { "keyed" } }
        r.group("token", use: RateLimit(.perHour(1), by: .header(.authorization))) { $0.get("") { "token" } }
        r.group("strict", use: RateLimit(.strict)) { $0.get("") { "strict" } }
        r.group("nested", use: RateLimit(.perHour(100))) { outer in
            outer.group("inner", use: RateLimit(.perHour(2))) { $0.get("") { "inner" } }
        }
        r.group("worn", use: RateLimit(.worn)) { $0.get("") { "worn" } }
        r.group("blocking", use: RateLimit(.blocking)) { $0.get("") { "blocking" } }
        r.group("own", use: RateLimit(own)) { $0.get("") { "own" } }
    }

    private var own: RateLimiter {
        var limiter = RateLimiter("own", .perHour(1))
        limiter.refusal = { _, _, outcome in .text("no: \(outcome.verdict)", status: .tooManyRequests) }
        return limiter
    }
}
