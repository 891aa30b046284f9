public import Logging

/// Limits how often something happens, by policies with a name.
///
/// ```swift
/// let outcome = try await limits.attempt(.init("export", .perHour(10)), for: "user:\(user.id)")
/// guard outcome.isAllowed else { throw TooMany(outcome.retryAfter) }
/// ```
public struct RateLimits: Sendable {
    private let store: any RateLimitStore
    private let prefix: String
    private let logger: Logger
    private let outages = RateLimitOutages()

    /// Limits in a store.
    ///
    /// - Parameters:
    ///   - store: where is counted.
    ///   - prefix: begins every key.
    ///   - logger: is told when the store goes away and is back, once each, and of every block.
    public init(_ store: any RateLimitStore, prefix: String = "", logger: Logger) {
        self.store = store
        self.prefix = prefix
        self.logger = logger
    }

    /// Counts a request; one round trip for each rule, one for a slow-down and one for a block.
    ///
    /// - Parameters:
    ///   - policy: what is allowed.
    ///   - key: who asks: at most 200 bytes.
    ///   - cost: how much it counts; nil for what the policy says.
    /// - Throws: ``CacheError`` with `.key`; `CancellationError`. A store that fails is what the policy says of it.
    public func attempt(
        _ policy: RateLimitPolicy, for key: String, cost: Int? = nil
    ) async throws -> RateLimitOutcome {
        let outcome = try await watching(policy) {
            if let left = try await blocked(policy, key) {
                var outcome = RateLimitOutcome(.blocked)
                outcome.blockedFor = left
                return outcome
            }
            var outcome = RateLimitOutcome(.allowed)
            for rule in policy.rules {
                let decision = try await store.take(
                    self.key("k", policy, key), rule: rule, cost: Int64(cost ?? policy.cost))
                outcome.parts.append(.init(rule: rule, decision: decision))
                if !decision.isAllowed {
                    outcome.verdict = .limited
                    try await note(policy, key)
                    return outcome
                }
            }
            if let slowDown = policy.slowDown {
                outcome.delay = slowDown.delay(
                    try await store.take(self.key("s", policy, key), rule: slowDown.rule, cost: 1))
            }
            return outcome
        }
        return outcome ?? RateLimitOutcome(policy.whenAway == .open ? .allowed : .unavailable)
    }

    /// Takes back what a request counted, as when it did not fail and only failures count.
    ///
    /// - Returns: the outcome with what is left now.
    public func giveBack(
        _ outcome: RateLimitOutcome, of policy: RateLimitPolicy, for key: String, cost: Int? = nil
    ) async throws -> RateLimitOutcome {
        var given = outcome
        for (index, part) in outcome.parts.enumerated() where part.decision.isAllowed {
            let decision = try await watching(policy) {
                try await store.giveBack(
                    self.key("k", policy, key), rule: part.rule, cost: Int64(cost ?? policy.cost), of: part.decision)
            }
            if let decision { given.parts[index].decision = decision }
        }
        return given
    }

    /// Forgets what a policy has counted of a key, its refusals and its block too.
    public func reset(_ policy: RateLimitPolicy, for key: String) async throws {
        for rule in policy.rules { try await store.reset(self.key("k", policy, key), rule: rule) }
        if let slowDown = policy.slowDown { try await store.reset(self.key("s", policy, key), rule: slowDown.rule) }
        guard let block = policy.block else { return }
        try await store.reset(self.key("v", policy, key), rule: block.violationRule)
        try await store.reset(self.key("b", policy, key), rule: block.blockRule)
    }

    private func blocked(_ policy: RateLimitPolicy, _ key: String) async throws -> Duration? {
        guard let block = policy.block else { return nil }
        let decision = try await store.peek(self.key("b", policy, key), rule: block.blockRule)
        return decision.remaining > 0 ? nil : decision.resetAfter
    }

    /// Counts a refusal, and blocks when it was one too many.
    private func note(_ policy: RateLimitPolicy, _ key: String) async throws {
        guard let block = policy.block else { return }
        let decision = try await store.take(self.key("v", policy, key), rule: block.violationRule, cost: 1)
        guard decision.remaining == 0 else { return }
        try await store.reset(self.key("v", policy, key), rule: block.violationRule)
        let blocking = try await store.take(self.key("b", policy, key), rule: block.blockRule, cost: 1)
        guard blocking.isAllowed else { return }
        logger.notice(
            "a client was blocked after too many refused requests",
            metadata: ["limiter": "\(policy.name)", "client": "\(key)", "for": "\(block.length)"])
    }

    private func key(_ kind: String, _ policy: RateLimitPolicy, _ key: String) throws(CacheError) -> String {
        guard key.utf8.count <= 200, !key.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
            throw CacheError(
                .key, "a key of the limiter \(policy.name) has more than 200 bytes or control characters: hash it")
        }
        return "\(prefix)\(kind):\(policy.name):\(key)"
    }

    /// Asks the store; nil when it fails, which is logged once until it answers again.
    private func watching<Value>(_ policy: RateLimitPolicy, _ body: () async throws -> Value) async throws -> Value? {
        do {
            let value = try await body()
            if outages.end(policy.name) {
                logger.notice("the limits are counted again", metadata: ["limiter": "\(policy.name)"])
            }
            return value
        } catch let error as CacheError where error.code == .key {
            throw error
        } catch {
            try Task.checkCancellation()
            guard !(error is CancellationError) else { throw error }
            if outages.begin(policy.name) {
                let mode = policy.whenAway == .open ? "everything is allowed" : "everything is refused"
                logger.error(
                    "the store of the limits cannot be asked: \(mode) until it is back",
                    metadata: ["limiter": "\(policy.name)", "error": "\(error)"])
            }
            return nil
        }
    }
}
