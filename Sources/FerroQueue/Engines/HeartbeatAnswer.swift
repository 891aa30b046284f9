/// What a store says of the claims whose lease was to be renewed.
public struct HeartbeatAnswer: Sendable, Hashable {
    /// Claims that are no longer held: their runs are to be stopped and their results count for nothing.
    public var lost: [Claim]
    /// Claims that are held, but whose jobs somebody cancelled: their runs are to be stopped and recorded as cancelled.
    public var cancelled: [Claim]

    /// An answer.
    public init(lost: [Claim] = [], cancelled: [Claim] = []) {
        self.lost = lost
        self.cancelled = cancelled
    }
}
