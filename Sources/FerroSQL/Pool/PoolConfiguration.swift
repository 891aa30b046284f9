/// How many connections a driver keeps, and for how long.
///
/// ```swift
/// let pool = PoolConfiguration(minimum: 2, maximum: 20, acquireTimeout: .seconds(5))
/// ```
public struct PoolConfiguration: Sendable, Hashable {
    /// How many connections are kept open without work (`DB_MIN_CONNECTIONS`).
    public var minimum: Int
    /// How many connections there are at most, those that open or close included (`DB_MAX_CONNECTIONS`).
    public var maximum: Int
    /// How long a statement or a transaction waits for a connection before it fails with `.poolTimeout`.
    public var acquireTimeout: Duration
    /// After how long without work a connection above the minimum is closed; nil for never.
    public var idleTimeout: Duration?
    /// After how long a connection is replaced, up to a tenth earlier so that not all go at once; nil for never.
    public var maximumLifetime: Duration?
    /// How many connections the statements outside of transactions share at most.
    public var sharedConnections: Int
    /// How many statements one shared connection has under way at most.
    public var sharedDepth: Int
    /// After how long without work a connection is checked before it is used; nil for never.
    public var validationInterval: Duration?

    /// Ten connections at most and one at least, a wait of 30 seconds, unless it says otherwise.
    public init(
        minimum: Int = 1, maximum: Int = 10, acquireTimeout: Duration = .seconds(30),
        idleTimeout: Duration? = .seconds(600), maximumLifetime: Duration? = .seconds(1800),
        sharedConnections: Int = 4, sharedDepth: Int = 32, validationInterval: Duration? = .seconds(30)
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.acquireTimeout = acquireTimeout
        self.idleTimeout = idleTimeout
        self.maximumLifetime = maximumLifetime
        self.sharedConnections = sharedConnections
        self.sharedDepth = sharedDepth
        self.validationInterval = validationInterval
    }

    /// The same with every number in a range that can be worked with: times up to a year, at least one connection.
    var normalized: PoolConfiguration {
        let year = Duration.seconds(365 * 86_400)
        func bounded(_ time: Duration?) -> Duration? { time.map { min(max($0, .zero), year) } }
        var result = self
        result.maximum = min(max(maximum, 1), 100_000)
        result.minimum = min(max(minimum, 0), result.maximum)
        result.sharedConnections = min(max(sharedConnections, 1), result.maximum)
        result.sharedDepth = min(max(sharedDepth, 1), 100_000)
        result.acquireTimeout = min(max(acquireTimeout, .zero), year)
        result.idleTimeout = bounded(idleTimeout)
        result.maximumLifetime = bounded(maximumLifetime)
        result.validationInterval = bounded(validationInterval)
        return result
    }
}
