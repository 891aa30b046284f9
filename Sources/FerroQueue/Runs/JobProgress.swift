/// How far a job has come, as its run reported.
public struct JobProgress: Sendable, Hashable, Codable {
    /// The part that is done, 0 to 1; nil when the job did not say.
    public var part: Double?
    /// What is going on, in words.
    public var note: String?
    /// The steps that are done, in the order they ended.
    public var steps: [String]

    /// Progress of given parts.
    public init(part: Double? = nil, note: String? = nil, steps: [String] = []) {
        self.part = part
        self.note = note
        self.steps = steps
    }
}

extension JobEnvelope {
    /// How far the job had come when its state was kept last; nil when its runs kept nothing that can be read.
    public var progress: JobProgress? {
        guard let state, let kept = try? JobState(state) else { return nil }
        return JobProgress(part: kept.progress, note: kept.note, steps: kept.done)
    }
}
