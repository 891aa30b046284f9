public import FerroRedis
internal import FerroSupport

/// Whether an app uses Redis, where it is, and what happens while it is away.
public struct RedisSettings: Sendable {
    /// Where Redis is; nil for an app that has none.
    public var server: RedisConfiguration?
    /// Whether the app refuses to start without it; otherwise it goes on in its own memory while Redis is away.
    public var isRequired = true

    /// No Redis.
    public init() {}

    /// What the environment says: `REDIS_URL`, or `REDIS_HOST` and the others.
    ///
    /// - Parameter isUsed: whether a driver is `redis`: then there is one, on this machine where nothing else is said.
    /// - Throws: `EnvError` naming the variable.
    init(_ env: Env, isUsed: Bool) throws {
        isRequired = try env.get(.redisRequired)
        var configuration: RedisConfiguration
        if let url = try env.optional(.redisURL) {
            configuration = try Self.read(url)
        } else {
            let host = try env.optional(.redisHost)
            guard isUsed || host != nil else { return }
            configuration = RedisConfiguration(
                .standalone(.host(host ?? "127.0.0.1", port: try env.get(.redisPort))))
            configuration.username = try env.optional(.redisUsername)
            configuration.password = try env.optional(.redisPassword)
            configuration.database = try env.get(.redisDatabase)
        }
        try configuration.take(\.maxConnections, env, .redisMaxConnections)
        try configuration.take(\.commandTimeout, env, .redisSocketTimeout)
        try configuration.take(\.connectTimeout, env, .redisSocketTimeout)
        try configuration.take(\.retryOnTimeout, env, .redisRetryOnTimeout)
        server = configuration
    }

    private static func read(_ url: String) throws -> RedisConfiguration {
        do throws(RedisError) {
            return try RedisConfiguration(url: url)
        } catch {
            let name = EnvKey<String>.redisURL.name
            throw EnvError(.malformed, "\(name): \(error.message)", variable: name, cause: error)
        }
    }
}

extension RedisConfiguration {
    /// Takes a setting from its variable; from the variable's default only where the address says nothing either.
    fileprivate mutating func take<Value: Equatable>(
        _ setting: WritableKeyPath<RedisConfiguration, Value>, _ env: Env, _ key: EnvKey<Value>
    ) throws {
        if let value = try env.optional(key) {
            self[keyPath: setting] = value
        } else if self[keyPath: setting] == RedisConfiguration(topology)[keyPath: setting] {
            self[keyPath: setting] = try env.get(key)
        }
    }
}
