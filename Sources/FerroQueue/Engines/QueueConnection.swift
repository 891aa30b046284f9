/// Where jobs are kept.
public enum QueueConnection: String, Sendable, Hashable, CaseIterable {
    /// Nowhere: a job runs when it is pushed, in the caller's task.
    case sync
    /// In the `jobs` table of the app's database.
    case database
    /// In Redis.
    case redis
    /// In this process: jobs are gone when it ends.
    case memory
}
