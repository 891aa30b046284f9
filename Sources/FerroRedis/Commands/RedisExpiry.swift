/// When a key that is written expires.
public enum RedisExpiry: Hashable, Sendable {
    /// It stays; a time to live that it had is removed.
    case never
    /// After a time, which is sent in milliseconds and must be above zero.
    case after(Duration)
    /// It keeps the time to live that it had.
    case kept
}

/// What must hold for a write to take place.
public enum RedisCondition: Hashable, Sendable {
    /// The key, field or member does not exist: `NX`.
    case absent
    /// The key, field or member exists: `XX`.
    case present

    var word: RedisArgument {
        switch self {
        case .absent: "NX"
        case .present: "XX"
        }
    }
}

extension ArgumentList {
    /// Adds the options of `SET`.
    mutating func append(_ expiry: RedisExpiry, of command: String) {
        switch expiry {
        case .never: break
        case .after(let duration):
            append("PX")
            append(duration, of: command)
        case .kept: append("KEEPTTL")
        }
    }
}
