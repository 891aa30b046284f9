import Synchronization

/// One run of a job, seen from inside: what it is, whether it should end, and what it leaves for the next run.
///
/// A context is made from it. A long job keeps where it stands, so that a deploy, a crash or a retry costs little:
///
/// ```swift
/// func run(_ c: JobContext) async throws {
///     try await c.job.step("prepare") { try await Feed.download(feedID) }
///     try await c.job.step("import", from: 0) { step in
///         for item in try await Item.after(step.cursor, on: c.db) {
///             try await index(item)
///             try await step.advance(to: item.id)
///         }
///     }
/// }
/// ```
///
/// When the worker stops, `advance` and ``save(_:)`` throw once the position is kept: the run ends there, no attempt is
/// counted, and another worker goes on. Let the error pass.
public final class RunningJob: Sendable {
    /// The job as it was claimed.
    public let envelope: JobEnvelope
    /// The hold that everything is recorded under; nil for a run that keeps nothing.
    let claim: Claim?
    let surroundings: Surroundings?
    private let stopping: Flag?
    let timekeeper: Timekeeper?
    let control = Mutex(RunControl())
    let kept: Mutex<KeptState>

    /// A run of a claimed job.
    init(_ claim: Claim, in surroundings: Surroundings, stopping: Flag? = nil, timekeeper: Timekeeper? = nil) {
        envelope = claim.envelope
        self.claim = claim
        self.surroundings = surroundings
        self.stopping = stopping
        self.timekeeper = timekeeper
        kept = Mutex(KeptState(claim.envelope.state))
    }

    /// A run that keeps nothing and is never stopped: for tests, and where jobs run when they are pushed.
    public init(_ envelope: JobEnvelope) {
        self.envelope = envelope
        claim = nil
        surroundings = nil
        stopping = nil
        timekeeper = nil
        kept = Mutex(KeptState(envelope.state))
    }

    /// The job's key.
    public var id: JobID { envelope.id }
    /// Which attempt this is, from 1.
    public var attempt: Int { envelope.attempts }

    /// Whether the worker stops or the run was cancelled: a good moment to keep the position and return.
    public var isStopping: Bool { stopping?.isRaised == true || reason != nil }
}
