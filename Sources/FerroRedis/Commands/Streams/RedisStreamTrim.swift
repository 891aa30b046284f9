/// Which old entries of a stream are removed.
///
/// Unless it is exact the server removes only whole blocks of its own, about a hundred entries, which is much cheaper.
public struct RedisStreamTrim: Hashable, Sendable {
    let arguments: [RedisArgument]
    let isSound: Bool

    /// All but the newest: `MAXLEN`.
    public static func keepingNewest(_ count: Int, exactly: Bool = false) -> RedisStreamTrim {
        RedisStreamTrim(arguments: ["MAXLEN", exactly ? "=" : "~", RedisArgument(count)], isSound: count >= 0)
    }

    /// Those before an id: `MINID`.
    public static func before(_ id: RedisStreamID, exactly: Bool = false) -> RedisStreamTrim {
        RedisStreamTrim(arguments: ["MINID", exactly ? "=" : "~", id.redisArgument], isSound: true)
    }
}

/// Where the first entry for a group of consumers is.
public enum RedisStreamStart: Hashable, Sendable {
    /// With the oldest entry that is kept.
    case oldest
    /// With the next entry that is added.
    case next
    /// With the entry after an id.
    case after(RedisStreamID)

    var argument: RedisArgument {
        switch self {
        case .oldest: "0"
        case .next: "$"
        case .after(let id): id.redisArgument
        }
    }
}
