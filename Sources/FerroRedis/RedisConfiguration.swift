public import FerroSupport

/// Where Redis is and how the client behaves towards it.
///
/// ```swift
/// var configuration = try RedisConfiguration(url: "rediss://app:secret@redis.internal:6380/2")
/// configuration.commandTimeout = .seconds(2)
/// ```
public struct RedisConfiguration: Sendable {
    /// Which servers there are.
    public var topology: RedisTopology
    /// The user; nil for the server's default user.
    public var username: String?
    /// The password; nil to send none.
    public var password: Secret<String>?
    /// The user of the sentinels, which is not that of the servers; nil for their default user.
    public var sentinelUsername: String?
    /// The password of the sentinels; nil to send none.
    public var sentinelPassword: Secret<String>?
    /// The number of the database, from 0; a cluster has only 0.
    public var database = 0
    /// How the connection is encrypted; nil for none.
    public var tls: RedisTLS?
    /// How many connections there are at most to one server: one for each loop that commands share, and for those that
    /// one task has to itself at least a quarter. One of each kind there is always, and subscriptions have one more.
    public var maxConnections = 10
    /// How long a connection may take to be ready, and how long a command waits for one while the server is away.
    public var connectTimeout: Duration = .seconds(2)
    /// How long a command waits for its answer.
    public var commandTimeout: Duration = .seconds(5)
    /// Whether commands that only read are sent again, twice at most, when their answer did not come in time.
    public var retryOnTimeout = true
    /// How often the server is asked whether it is there.
    public var pingInterval: Duration = .seconds(5)
    /// How long subscriptions wait before they connect again: from the first to the second, doubled each time.
    public var resubscribeDelay: ClosedRange<Duration> = .seconds(1) ... .seconds(30)
    /// What is taken from a server, and how much may wait.
    public var limits = RedisLimits()
    /// The name that `CLIENT LIST` shows; nil for none. Without spaces.
    public var clientName: String? = "ferro"

    /// Servers, without a password and without encryption.
    public init(_ topology: RedisTopology) { self.topology = topology }
}

extension RedisConfiguration: CustomStringConvertible {
    /// The address without the password.
    public var description: String {
        let user = username.map { "\($0)@" } ?? ""
        let scheme = tls == nil ? "redis" : "rediss"
        switch topology {
        case .standalone(.socket(let path)): return "unix://\(user)\(path) database \(database)"
        case .standalone(let endpoint): return "\(scheme)://\(user)\(endpoint)/\(database)"
        case .sentinel(let master, let endpoints):
            return "\(scheme)+sentinel://\(user)\(list(endpoints))/\(master)/\(database)"
        case .cluster(let endpoints): return "\(scheme)+cluster://\(user)\(list(endpoints))"
        }
    }

    private func list(_ endpoints: [RedisEndpoint]) -> String {
        endpoints.map(\.description).joined(separator: ",")
    }
}

extension RedisConfiguration: CustomDebugStringConvertible {
    /// The address without the password.
    public var debugDescription: String { description }
}
