import FerroSupport

/// What `remember` was asked for.
struct RememberPlan<Value: Codable & Sendable>: Sendable {
    var key: CacheKey<Value>
    var name: String
    var tags: [CacheTag]
    /// How long a value is fresh; nil for ever.
    var lifetime: Duration?
    /// For how long after that it may be answered while it is computed anew.
    var stale: Duration?
    /// For how long it is kept that there is no value; nil for not at all.
    var missing: Duration?
    /// Nil for a value that does not exist.
    var compute: @Sendable () async throws -> Value?

    /// How long an entry stays at most; nil for ever.
    var longest: Duration? { lifetime.map { $0 + (stale ?? .zero) } }

    var flight: Flights.Key { Flights.Key(name: HashedKey(name), type: ObjectIdentifier(Value.self)) }

    /// How long an entry stays, and until when it is fresh if that is sooner.
    func times(isMissing: Bool, now: Int64, jitter: Double) -> (lifetime: Duration?, freshUntil: Int64?) {
        guard let base = isMissing ? missing : lifetime else { return (nil, nil) }
        let milliseconds = max(1, base.wholeMilliseconds)
        let shorter = max(1, milliseconds - Int64(Double(milliseconds) * min(1, max(0, jitter))))
        guard let stale, stale > .zero, !isMissing else { return (.milliseconds(shorter), nil) }
        return (.milliseconds(shorter.later(by: stale.wholeMilliseconds)), now.later(by: shorter))
    }
}
