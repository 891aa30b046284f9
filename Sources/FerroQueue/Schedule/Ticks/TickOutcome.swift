/// What is to become of a tick.
public enum TickOutcome: Sendable, Hashable {
    /// Its job is pushed.
    case push(JobDraft)
    /// It is left out, for a reason in a few words.
    case skip(String)
    /// The entry begins here if it has no last tick yet: nothing is pushed, and no tick is kept.
    case begin
}
