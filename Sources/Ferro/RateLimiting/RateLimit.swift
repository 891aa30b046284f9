public import FerroCache
public import FerroHTTP
internal import HTTPTypes

/// Answers 429 to clients that send too much, and tells the others how much is left.
///
/// ```swift
/// r.group("api", use: RateLimit(.perMinute(60))) { api in … }
/// r.post("login", middleware: [RateLimit(.login)]) { … }
/// ```
///
/// Where only failures count, a request counts while it runs and is given back when it did not fail: any number of
/// guesses sent at once are at most as many as the limit.
public struct RateLimit: Middleware {
    /// What is limited.
    public var limiter: RateLimiter

    /// Limits by a limiter with a name.
    public init(_ limiter: RateLimiter) { self.limiter = limiter }

    /// Limits by rules; what passes through here counts by itself.
    ///
    /// - Parameters:
    ///   - rules: asked in this order; the shortest period first.
    ///   - key: what tells one client from another.
    public init(
        _ rules: RateLimitRule..., by key: RateLimitKey = .clientAddress, file: String = #fileID, line: UInt = #line
    ) {
        limiter = RateLimiter("\(file):\(line)", by: key)
        limiter.policy.rules = rules
    }

    /// Passes the request on, held up where the limiter says so, or refuses it.
    public func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        let key = try await limiter.key.text(request, c)
        let outcome = try await c.rateLimits.attempt(limiter.policy, for: key)
        guard outcome.isAllowed else { return try await refuse(request, c, outcome) }
        if outcome.delay > .zero { try await Task.sleep(for: outcome.delay) }
        guard limiter.policy.counting == .failures else {
            var response = try await next(request, c)
            RateLimitFields(outcome).add(to: &response.headers)
            return response
        }
        return try await countFailures(outcome, key, request, c, next: next)
    }

    private func countFailures(
        _ outcome: RateLimitOutcome, _ key: String, _ request: Request, _ c: Context, next: Next
    ) async throws -> Response {
        do {
            var response = try await next(request, c)
            // A client that leaves before the answer cannot have its guess back: its handler was stopped, which answers
            // 503 by the error pages within.
            let stays = limiter.isFailure(response) || Task.isCancelled
            let left = stays ? outcome : await giveBack(outcome, key, c)
            RateLimitFields(left).add(to: &response.headers)
            return response
        } catch {
            if !Task.isCancelled, !(error is CancellationError), !isFailure(error) {
                _ = await giveBack(outcome, key, c)
            }
            throw error
        }
    }

    private func isFailure(_ error: any Error) -> Bool {
        guard let error = error as? any HTTPError else { return false }
        return limiter.isFailure(Response(status: error.status))
    }

    /// Also when the client has left meanwhile.
    private func giveBack(_ outcome: RateLimitOutcome, _ key: String, _ c: Context) async -> RateLimitOutcome {
        let (limits, policy) = (c.rateLimits, limiter.policy)
        let given = await Task { try? await limits.giveBack(outcome, of: policy, for: key) }.value
        return given ?? outcome
    }

    private func refuse(_ request: Request, _ c: Context, _ outcome: RateLimitOutcome) async throws -> Response {
        let refused = TooManyRequests(outcome)
        guard let refusal = limiter.refusal else { throw refused }
        var response = try await refusal(request, c, outcome)
        for (name, value) in refused.headers where !response.headers.contains(name) { response.headers[name] = value }
        return response
    }
}
