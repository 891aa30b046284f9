/// Why a worker should look at the store now.
public enum QueueWakeup: Sendable, Hashable {
    /// A job was pushed, retried or given back, or a queue goes on.
    case work
    /// Something was cancelled or paused: running jobs should ask for their claims.
    case control
}
