/// After what a worker ends by itself, so that its supervisor starts a fresh one.
public struct WorkerLimits: Sendable, Hashable {
    /// How many jobs it starts; nil for no end.
    public var jobs: Int?
    /// How many bytes of memory its process may take (the resident set), looked at once a second; nil for no end.
    public var memory: Int?
    /// How long it works; nil for no end.
    public var time: Duration?

    /// Limits; none by default.
    public init(jobs: Int? = nil, memory: Int? = nil, time: Duration? = nil) {
        self.jobs = jobs
        self.memory = memory
        self.time = time
    }

    /// Which limit is reached, if one is.
    func reached(jobs started: Int, memory used: Int?, time worked: Duration) -> WorkerEnd? {
        if let jobs, started >= jobs { return .jobLimit }
        if let time, worked >= time { return .timeLimit }
        if let memory, let used, used >= memory { return .memoryLimit }
        return nil
    }
}
