extension RedisRequest {
    /// Gives a key a time to live and says whether it exists: `PEXPIRE`.
    ///
    /// The time is sent in milliseconds, rounded up; zero and less are refused with `.configuration`.
    public static func expire(_ key: RedisKey, after time: Duration) -> Self where Value == Bool {
        var list = ArgumentList([RedisArgument(key)])
        list.append(time, of: "PEXPIRE")
        return Self("PEXPIRE", list.arguments, keys: .first, special: list.special, as: .flag)
    }

    /// Gives a key a time to live on a condition and says whether it did: `PEXPIRE`, from Redis 7.
    public static func expire(
        _ key: RedisKey, after time: Duration, when condition: RedisExpiryCondition
    ) -> Self where Value == Bool {
        var list = ArgumentList([RedisArgument(key)])
        list.append(time, of: "PEXPIRE")
        list.append(RedisArgument(condition.word))
        return Self("PEXPIRE", list.arguments, keys: .first, special: list.special, as: .flag)
    }

    /// Removes a key's time to live and says whether it had one: `PERSIST`.
    public static func persist(_ key: RedisKey) -> Self where Value == Bool {
        Self("PERSIST", [RedisArgument(key)], keys: .first, as: .flag)
    }

    /// A key's time to live in whole milliseconds: `PTTL`.
    public static func timeToLive(of key: RedisKey) -> Self where Value == RedisTimeToLive {
        Self(
            "PTTL", [RedisArgument(key)], keys: .first, isReadOnly: true,
            as: ReplyShape("a time to live") { reply in
                switch reply.integer {
                case -2: .missing
                case -1: .unlimited
                case .some(let time) where time >= 0: .expires(after: .milliseconds(time))
                default: nil
                }
            })
    }

    /// A key's time to live; nil when it has none or does not exist: `PTTL`.
    public static func ttl(_ key: RedisKey) -> Self where Value == Duration? {
        Self(
            "PTTL", [RedisArgument(key)], keys: .first, isReadOnly: true,
            as: ReplyShape("a time to live") { reply in
                reply.integer.map { $0 < 0 ? Duration?.none : .milliseconds($0) }
            })
    }
}

/// How long a key lives on.
public enum RedisTimeToLive: Hashable, Sendable {
    /// There is no such key.
    case missing
    /// It does not expire.
    case unlimited
    /// It expires after a time in whole milliseconds.
    case expires(after: Duration)
}

/// When a time to live is set.
public enum RedisExpiryCondition: Hashable, Sendable {
    /// The key has none: `NX`.
    case unlimited
    /// The key has one: `XX`.
    case limited
    /// The new one is later: `GT`.
    case later
    /// The new one is earlier, or the key has none: `LT`.
    case earlier

    var word: String {
        switch self {
        case .unlimited: "NX"
        case .limited: "XX"
        case .later: "GT"
        case .earlier: "LT"
        }
    }
}
