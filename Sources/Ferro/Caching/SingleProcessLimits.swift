internal import FerroCache

/// Limits counted in a shared store, and in the memory of this process while that store is away.
struct SingleProcessLimits: RateLimitStore {
    let shared: any RateLimitStore
    private let own = MemoryRateLimitStore()
    private let pause: LossPause

    init(shared: any RateLimitStore, clock: CacheClock = .steady) {
        self.shared = shared
        pause = LossPause(clock: clock)
    }

    func take(_ key: String, rule: RateLimitRule, cost: Int64) async throws -> RateLimitDecision {
        try await trying { try await $0.take(key, rule: rule, cost: cost) }
    }

    func giveBack(
        _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision
    ) async throws -> RateLimitDecision {
        try await trying { try await $0.giveBack(key, rule: rule, cost: cost, of: decision) }
    }

    func peek(_ key: String, rule: RateLimitRule) async throws -> RateLimitDecision {
        try await trying { try await $0.peek(key, rule: rule) }
    }

    func reset(_ key: String, rule: RateLimitRule) async throws {
        try await trying { try await $0.reset(key, rule: rule) }
    }

    private func trying<Value>(_ body: (any RateLimitStore) async throws -> Value) async throws -> Value {
        if pause.isOver {
            do {
                return try await body(shared)
            } catch  where StoreLoss(error) != nil {
                pause.begin()
            }
        }
        return try await body(own)
    }
}
