/// How a consumer reads a stream.
public struct RedisConsumption: Hashable, Sendable {
    /// How many entries are asked for at a time; so many may be lost to other consumers until they are idle.
    public var batch = 100
    /// How long one question waits at the server; a shutdown need not wait for it.
    public var wait: Duration = .seconds(5)
    /// After what time without acknowledgement an entry of any consumer is taken over; nil for never.
    ///
    /// Longer than the slowest handling of a whole batch, and at least a millisecond: an entry that is still worked on
    /// is handed out twice otherwise.
    public var claimIdle: Duration? = .seconds(60)
    /// Where a group that does not exist yet begins.
    public var start: RedisStreamStart = .oldest

    /// The usual settings.
    public init() {}
}
