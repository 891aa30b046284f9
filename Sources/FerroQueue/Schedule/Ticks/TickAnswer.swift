/// What became of a tick.
public enum TickAnswer: Sendable, Hashable {
    /// This node took it; the job that was pushed, or nil when its key was held (no overlap) or it was left out.
    case taken(JobID?)
    /// Another node took it, or a later one.
    case late
}
