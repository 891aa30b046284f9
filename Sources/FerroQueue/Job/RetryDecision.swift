/// What becomes of a job after an error.
public enum RetryDecision: Sendable, Hashable {
    /// It waits as the policy says and runs again, if an attempt is left.
    case retry
    /// It waits this long and runs again, if an attempt is left.
    case wait(Duration)
    /// It fails at once, whatever attempts are left.
    case fail
    /// It is dropped as if it were done.
    case drop
}
