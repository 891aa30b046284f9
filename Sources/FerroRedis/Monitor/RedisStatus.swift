/// Whether Redis answers.
public enum RedisStatus: Hashable, Sendable {
    /// Nobody has asked yet.
    case unknown
    /// It answers, since then.
    case connected(since: ContinuousClock.Instant)
    /// It does not, since then; the reason holds no secret.
    case disconnected(since: ContinuousClock.Instant, reason: String)

    /// Whether it answers.
    public var isConnected: Bool {
        if case .connected = self { true } else { false }
    }
}
