/// What a store says of the claims whose lease was to be renewed.
public struct HeartbeatAnswer: Sendable, Hashable {
    /// Claims that are no longer held: their runs are to be stopped and their results count for nothing.
    public var lost: [Claim]
    /// Claims that are held, but whose jobs somebody cancelled: their runs are to be stopped and recorded as cancelled.
    public var cancelled: [Claim]
    /// Claims that are held, but not for another lease: somebody else has locked them, and they are to be tried soon.
    public var unrenewed: [Claim]

    /// An answer.
    public init(lost: [Claim] = [], cancelled: [Claim] = [], unrenewed: [Claim] = []) {
        self.lost = lost
        self.cancelled = cancelled
        self.unrenewed = unrenewed
    }
}
