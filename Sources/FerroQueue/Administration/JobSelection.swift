/// Which jobs something is done to.
public enum JobSelection: Sendable, Hashable {
    /// Those named; ids of jobs that are not there are left out.
    case ids([JobID])
    /// All of a filter.
    case matching(JobFilter)
}
