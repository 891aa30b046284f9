/// A worker's hold on one job until its lease ends.
///
/// The token grows with every claim of a job, so a worker that was thought dead and comes back holds an old one, and
/// whatever it tries to record is refused. (M. Kleppmann, "How to do distributed locking", 2016: fencing tokens.)
public struct Claim: Sendable, Hashable {
    /// The job; its attempts include this claim.
    public let envelope: JobEnvelope
    /// Which claim of the job this is, from 1.
    public let token: Int64

    /// A hold on a job.
    public init(envelope: JobEnvelope, token: Int64) {
        self.envelope = envelope
        self.token = token
    }

    /// Whether more claims were made than the job may be attempted: every one of them ended without a word.
    public var isExhausted: Bool { envelope.attempts > envelope.maxAttempts }

    /// The refusal of what a worker wants to record for a claim that it no longer holds.
    public var stale: QueueError {
        QueueError(
            .staleClaim,
            "job \(envelope.id) (\(envelope.name)) is no longer held under token \(token): its lease ran out, or the "
                + "worker gave it back, and it is another's now; what this run did may be done again")
    }
}
