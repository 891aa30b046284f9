public import FerroSQL
public import FerroSupport

/// Where a PostgreSQL database is and how it is used.
///
/// ```swift
/// var configuration = try PostgresConfiguration(url: "postgres://app:secret@db.internal/app?sslmode=verify-full")
/// configuration.statementTimeout = .seconds(10)
/// let db = Database(try await PostgresDatabase(configuration))
/// ```
public struct PostgresConfiguration: Sendable {
    /// The servers to try, in order: a name, an address, or the folder of a Unix socket. Empty for libpq's own choice.
    public var hosts: [PostgresHost]
    /// The role to sign in as; nil for libpq's own choice.
    public var user: String?
    /// The role's password.
    public var password: Secret<String>?
    /// The database; nil for the one named as the role.
    public var database: String?
    /// Anything else that libpq knows: `sslmode`, `sslrootcert`, `application_name`, `options`, `target_session_attrs`.
    public var parameters: [String: String]
    /// How many connections there are, and how long one waits for them; at most half of them are shared.
    public var pool: PoolConfiguration
    /// How long an attempt to connect may take, for each host.
    public var connectTimeout: Duration
    /// How long a statement may run before the server stops it; nil for no limit.
    ///
    /// A server that does not answer for five seconds more is given up, and the connection with it.
    public var statementTimeout: Duration?
    /// How long a statement may wait for a lock; nil for no limit.
    public var lockTimeout: Duration?
    /// Whether statements are prepared by name; turn it off behind pgbouncer in transaction mode.
    ///
    /// Without it nothing belongs to a session: the timeouts are set in each transaction, no connection is shared,
    /// and `options` cannot be given. What needs a session does not work through pgbouncer either: `listen(to:)`.
    public var preparedStatements: Bool
    /// How many prepared statements each connection keeps.
    public var statementCacheSize: Int
    /// How long an overdue answer is waited for before the link counts as dead.
    var grace = Duration.seconds(5)

    /// A configuration made of parts.
    public init(
        host: String = "127.0.0.1", port: Int = 5432, user: String? = nil, password: Secret<String>? = nil,
        database: String? = nil, pool: PoolConfiguration = PoolConfiguration()
    ) {
        self.init(hosts: [PostgresHost(host, port: port)], pool: pool)
        self.user = user
        self.password = password
        self.database = database
    }

    /// Reads `postgres://user:password@host:5432/database?sslmode=require`, as libpq's manual (34.1.1.2) describes it.
    ///
    /// Several hosts stand with commas between them; a Unix socket's folder is `postgres:///app?host=/var/run/postgresql`.
    ///
    /// - Throws: ``SQLError`` with `.connection`, naming the part that is wrong and never the password.
    public init(url: String, pool: PoolConfiguration = PoolConfiguration()) throws(SQLError) {
        let parts = try PostgresURL(url)
        self.init(hosts: parts.hosts, pool: pool)
        user = parts.user
        password = parts.password
        database = parts.database
        parameters = parts.parameters
    }

    private init(hosts: [PostgresHost], pool: PoolConfiguration) {
        self.hosts = hosts
        self.pool = pool
        parameters = [:]
        connectTimeout = .seconds(10)
        preparedStatements = true
        statementCacheSize = 256
    }
}

/// A server, or one of several that hold the same database.
public struct PostgresHost: Sendable, Hashable {
    /// A name, an address, or the folder of a Unix socket.
    public var name: String
    /// The port; nil for 5432.
    public var port: Int?

    /// Names a server.
    public init(_ name: String, port: Int? = nil) {
        self.name = name
        self.port = port
    }
}
