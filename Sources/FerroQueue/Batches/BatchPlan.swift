/// What is done when a batch ends, and whether it goes on when a job fails.
///
/// ```swift
/// try await c.queue.batch("import", jobs) {
///     $0.then(Summarize())
///     $0.onFailure(Alert())
///     $0.finally(CleanUp())
///     $0.allowsFailures = true
/// }
/// ```
public struct BatchPlan: Sendable {
    /// Whether the batch goes on when a job fails; otherwise the first failure cancels it. False unless told otherwise.
    public var allowsFailures = false
    private(set) var onSuccess: [any Job] = []
    private(set) var onFailure: [any Job] = []
    private(set) var onEnd: [any Job] = []

    init() {}

    /// Pushes a job when every job of the batch is done.
    public mutating func then(_ job: any Job) { onSuccess.append(job) }
    /// Pushes a job when the first job of the batch has failed.
    public mutating func onFailure(_ job: any Job) { onFailure.append(job) }
    /// Pushes a job when the batch has ended, however its jobs did.
    public mutating func finally(_ job: any Job) { onEnd.append(job) }
}
