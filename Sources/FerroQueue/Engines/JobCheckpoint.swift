#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a run wants kept: where it stands, so that the next one can go on from there.
public struct JobCheckpoint: Sendable, Hashable {
    /// The run's claim.
    public var claim: Claim
    /// JSON in UTF-8; it replaces what was saved before.
    public var state: [UInt8]
    /// How long the claim is held from `now` on.
    public var lease: Duration
    /// The present.
    public var now: Date

    /// A checkpoint of given parts.
    public init(claim: Claim, state: [UInt8], lease: Duration, now: Date) {
        self.claim = claim
        self.state = state
        self.lease = lease
        self.now = now
    }
}
