/// How many connections there are, and how long one waits for them.
public struct PoolConfiguration: Sendable, Hashable {
    public var minimum: Int
    public var maximum: Int
    public var acquireTimeout: Duration
    public var maximumLifetime: Duration

    public init(
        minimum: Int = 1, maximum: Int = 10, acquireTimeout: Duration = .seconds(5),
        maximumLifetime: Duration = .seconds(1800)
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.acquireTimeout = acquireTimeout
        self.maximumLifetime = maximumLifetime
    }
}
