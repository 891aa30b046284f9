/// What the switchboard has to know of the configuration.
struct SwitchboardSettings: Sendable {
    /// libpq's keywords and values for a connection that may write.
    var parameters: [String: String]
    /// The same for a connection that strangers share.
    var sharedParameters: [String: String]
    var sharedConnections: Int
    var exclusiveConnections: Int
    var acquireTimeout: Duration
    var maximumLifetime: Duration
    var connectTimeout: Duration
    var statementTimeout: Duration?
    var statementCacheSize: Int
    var preparesStatements: Bool
    /// Where it is, for messages: host and database, never the password.
    var address: String
    /// Told of each change between reachable and not.
    var note: @Sendable (_ isReachable: Bool, _ message: String) -> Void
}

/// How long the server has been out of reach, and when to try again.
struct Outage {
    /// Attempts that failed, one after the other.
    private(set) var failures = 0
    private(set) var last: ConnectFailure?
    private(set) var nextAttempt: ContinuousClock.Instant?

    /// Notes a failed attempt: the next one waits 0.1 s, twice as long each time and at most 30 s.
    mutating func failed(_ failure: ConnectFailure, now: ContinuousClock.Instant) {
        last = failure
        let delay = Duration.milliseconds(min(30_000, 100 << min(failures, 9)))
        failures += 1
        nextAttempt = now + delay
    }

    /// Notes that the server answers.
    mutating func ended() { self = Outage() }

    /// Notes that the time for the next attempt has come.
    mutating func attempting() { nextAttempt = nil }
}
