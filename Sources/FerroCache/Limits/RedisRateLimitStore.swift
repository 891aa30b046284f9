public import FerroRedis

/// Counts in Redis: one script and one round trip for each request, by the server's clock.
///
/// A key goes by itself as soon as it has nothing left to remember. Every number stays below 2^53, where Lua is exact.
public struct RedisRateLimitStore: TimedRateLimitStore {
    private let redis: any RedisCommands
    private let prefix: String

    /// A store behind a client.
    ///
    /// - Parameters:
    ///   - redis: the client.
    ///   - prefix: begins every key.
    public init(_ redis: any RedisCommands, prefix: String = "rl:") {
        self.redis = redis
        self.prefix = prefix
    }

    /// Counts a request when the rule allows it.
    public func take(_ key: String, rule: RateLimitRule, cost: Int64) async throws -> RateLimitDecision {
        try await take(key, rule: rule, cost: cost, at: nil)
    }

    /// Takes back what a request counted.
    public func giveBack(
        _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision
    ) async throws -> RateLimitDecision {
        try await giveBack(key, rule: rule, cost: cost, of: decision, at: nil)
    }

    /// What is left.
    public func peek(_ key: String, rule: RateLimitRule) async throws -> RateLimitDecision {
        try await peek(key, rule: rule, at: nil)
    }

    /// Forgets what was counted.
    public func reset(_ key: String, rule: RateLimitRule) async throws {
        _ = try await redis.send(RedisCommand("DEL", [RedisArgument(prefix + key + rule.suffix)], keys: .first))
    }

    package func change(
        _ key: String, _ rule: RateLimitRule, _ change: RateLimitChange, at now: Int64?
    ) async throws -> (isAllowed: Bool, state: RateLimitState) {
        var arguments = [
            RedisArgument(rule.algorithm.rawValue), RedisArgument(rule.limit), RedisArgument(rule.period),
            RedisArgument(rule.capacity), now.map { RedisArgument($0) } ?? "",
        ]
        switch change {
        case .take(let cost): arguments += ["take", RedisArgument(rule.weight(of: cost)), 0]
        case .giveBack(let cost, let takenAt):
            arguments += ["back", RedisArgument(rule.weight(of: cost)), RedisArgument(takenAt)]
        case .peek: arguments += ["peek", 0, 0]
        }
        let reply = try await redis.run(Self.script, keys: [RedisKey(prefix + key)], arguments: arguments)
        guard case .array(let parts) = reply, parts.count == 4, case .integer(let isAllowed) = parts[0],
            case .integer(let level) = parts[1], case .integer(let previous) = parts[2],
            case .integer(let at) = parts[3], [level, previous, at].allSatisfy({ (0..<(1 << 53)).contains($0) })
        else { throw CacheError(.store, "the script of the limits answered something else") }
        return (isAllowed == 1, RateLimitState(level: level, previous: previous, at: at))
    }
}

extension RedisRateLimitStore {
    /// ``RateLimitRule/apply(_:to:at:)`` in Lua; the state is three numbers with spaces between.
    private static let script = RedisScript(
        """
        local key, kind = KEYS[1], ARGV[1]
        local limit, period, capacity = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
        local now = tonumber(ARGV[5])
        if not now then
          local time = redis.call('TIME')
          now = time[1] * 1000 + math.floor(time[2] / 1000)
        end
        -- The server's expiry does not know of a time that was said.
        local spare = ARGV[5] == '' and 0 or 600000
        local level, previous, at = 0, 0, now
        local kept = redis.call('GET', key)
        if kept then
          local a, b, c = string.match(kept, '^(%d+) (%d+) (%d+)$')
          if a then level, previous, at = tonumber(a), tonumber(b), tonumber(c) end
        end
        if now > at then
          if kind == 'gcra' then
            level = math.max(0, level - (now - at) * limit)
          else
            local windows = math.floor(now / period) - math.floor(at / period)
            if windows > 0 then
              previous = (kind == 'slidingWindow' and windows == 1) and level or 0
              level = 0
            end
          end
          at = now
        end
        local action, weight, allowed, changed = ARGV[6], tonumber(ARGV[7]), true, false
        if action == 'take' then
          if kind == 'slidingWindow' then
            allowed = previous * (period - at % period) + (level + weight) * period <= limit * period
          else
            allowed = level + weight <= capacity
          end
          if allowed then
            level = level + weight
            changed = true
          end
        elseif action == 'back' then
          if kind == 'gcra' then weight = math.max(0, weight - math.max(0, at - tonumber(ARGV[8])) * limit) end
          if kind == 'gcra' or math.floor(tonumber(ARGV[8]) / period) == math.floor(at / period) then
            level = math.max(0, level - weight)
            changed = true
          end
        end
        if changed then
          local left = period - at % period
          local rest = level > 0 and left or 0
          if kind == 'gcra' then
            rest = math.ceil(level / limit)
          elseif kind == 'slidingWindow' then
            rest = level > 0 and left + period or (previous > 0 and left or 0)
          end
          if rest > 0 then
            local text = string.format('%.0f %.0f %.0f', level, previous, at)
            redis.call('SET', key, text, 'PX', string.format('%.0f', rest + spare))
          else
            redis.call('DEL', key)
          end
        end
        return {allowed and 1 or 0, level, previous, at}
        """, keyCount: 1)
}
