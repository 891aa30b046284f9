/// Thrown by a job or its middleware to end a run that neither succeeded nor failed.
///
/// ```swift
/// guard try await feed.isReady else { throw JobDetour.wait(.minutes(5), "the feed is not ready") }
/// ```
public enum JobDetour: Error, Sendable, Hashable {
    /// The job waits and runs again; no attempt is counted.
    case wait(Duration, String)
    /// The job is dropped as if it were done: there is nothing to do any more.
    case drop(String)
    /// The job fails at once, whatever attempts are left.
    case fail(String)
}
