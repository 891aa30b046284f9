/// A batch on its way into an engine, with what is pushed when it ends.
public struct BatchDraft: Sendable, Hashable {
    /// What it is called in lists.
    public var name: String
    /// Pushed when every job is done, in the step that records the last one.
    public var onSuccess: [JobDraft]
    /// Pushed when the first job has failed, in the step that records it.
    public var onFailure: [JobDraft]
    /// Pushed when no job is pending any more, after ``onSuccess``, however they ended.
    public var onEnd: [JobDraft]
    /// Whether the batch goes on when a job fails; otherwise the first failure cancels it.
    public var allowsFailures: Bool

    /// A batch of given parts.
    public init(
        name: String, onSuccess: [JobDraft] = [], onFailure: [JobDraft] = [], onEnd: [JobDraft] = [],
        allowsFailures: Bool = false
    ) {
        self.name = name
        self.onSuccess = onSuccess
        self.onFailure = onFailure
        self.onEnd = onEnd
        self.allowsFailures = allowsFailures
    }
}
