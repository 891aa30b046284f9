public import FerroSupport

extension FerroEnvironment {
    static let redisDeclarations: [EnvDeclaration] = [
        EnvKey.redisURL.declaration, EnvKey.redisHost.declaration, EnvKey.redisPort.declaration,
        EnvKey.redisUsername.declaration, EnvKey.redisPassword.declaration, EnvKey.redisDatabase.declaration,
        EnvKey.redisMaxConnections.declaration, EnvKey.redisSocketTimeout.declaration,
        EnvKey.redisRetryOnTimeout.declaration, EnvKey.redisRequired.declaration,
    ]
}

extension EnvKey where Value == String {
    /// `REDIS_URL`.
    public static var redisURL: Self {
        .init(
            "REDIS_URL", isSecret: true, group: "Redis",
            "Where Redis is: redis://, rediss://, unix://, redis+sentinel:// or redis+cluster://; wins over the next five."
        )
    }
    /// `REDIS_HOST`.
    public static var redisHost: Self {
        .init(
            "REDIS_HOST", group: "Redis",
            "The name or address of the server; 127.0.0.1 where a driver is redis and nothing else is said.")
    }
    /// `REDIS_USERNAME`.
    public static var redisUsername: Self {
        .init("REDIS_USERNAME", group: "Redis", "The user, where there are several.")
    }
}

extension EnvKey where Value == Secret<String> {
    /// `REDIS_PASSWORD`.
    public static var redisPassword: Self { .init("REDIS_PASSWORD", group: "Redis", "The password.") }
}

extension EnvKey where Value == Int {
    /// `REDIS_PORT`.
    public static var redisPort: Self {
        .init("REDIS_PORT", default: 6379, in: 1...65_535, group: "Redis", "The port of the server.")
    }
    /// `REDIS_DATABASE`.
    public static var redisDatabase: Self {
        .init("REDIS_DATABASE", default: 0, in: 0...1_000_000, group: "Redis", "The number of the database.")
    }
    /// `REDIS_MAX_CONNECTIONS`.
    public static var redisMaxConnections: Self {
        .init(
            "REDIS_MAX_CONNECTIONS", default: 50, in: 1...10_000, group: "Redis",
            "How many connections one process opens to a server at most.")
    }
}

extension EnvKey where Value == Duration {
    /// `REDIS_SOCKET_TIMEOUT`.
    public static var redisSocketTimeout: Self {
        .init(
            "REDIS_SOCKET_TIMEOUT", default: .seconds(5), unit: .seconds, group: "Redis",
            "How long a connection or an answer may take, in seconds.")
    }
}

extension EnvKey where Value == Bool {
    /// `REDIS_RETRY_ON_TIMEOUT`.
    public static var redisRetryOnTimeout: Self {
        .init(
            "REDIS_RETRY_ON_TIMEOUT", default: true, group: "Redis",
            "Send commands that only read once more when no answer came.")
    }
    /// `REDIS_REQUIRED`.
    public static var redisRequired: Self {
        .init(
            "REDIS_REQUIRED", default: true, group: "Redis",
            "Refuse to start without it, and answer 503 while it is away; false: go on alone, in this process.")
    }
}
