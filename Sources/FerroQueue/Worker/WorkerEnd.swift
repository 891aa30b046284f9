/// Why a worker came to its end.
public enum WorkerEnd: String, Sendable, Hashable, Codable {
    /// It was told to stop, and its jobs could finish within the deadline.
    case stopped
    /// It was told to stop at once.
    case stoppedAtOnce = "stopped_at_once"
    /// It ran as many jobs as it may.
    case jobLimit = "job_limit"
    /// Its process takes more memory than it may.
    case memoryLimit = "memory_limit"
    /// It worked for as long as it may.
    case timeLimit = "time_limit"
}
