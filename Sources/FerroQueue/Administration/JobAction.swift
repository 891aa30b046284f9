/// What can be done to a stored job by hand.
public enum JobAction: String, Sendable, Hashable, CaseIterable {
    /// A failed or cancelled job waits again, due at once, with no attempts and crashes counted; its batch counts it as
    /// pending. A job whose key another one holds meanwhile is left as it is.
    case retry
    /// A job that is not running is removed, whatever its state.
    case forget
    /// A job that waits is cancelled; a running one is asked to stop (``HeartbeatAnswer/cancelled``).
    case cancel
}
