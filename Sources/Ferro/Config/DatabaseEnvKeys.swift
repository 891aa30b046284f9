public import FerroSupport

extension FerroEnvironment {
    static let databaseDeclarations: [EnvDeclaration] = [
        EnvKey.databaseURL.declaration.required { $0 == .production },
        EnvKey.databaseReplicaURLs.declaration, EnvKey.databaseMaxConnections.declaration,
        EnvKey.databaseMinConnections.declaration, EnvKey.databaseConnectTimeout.declaration,
        EnvKey.databaseAcquireTimeout.declaration, EnvKey.databaseStatementTimeout.declaration,
        EnvKey.databasePreparedStatements.declaration, EnvKey.databaseLogging.declaration,
    ]
}

extension EnvKey where Value == DatabaseURL {
    /// `DATABASE_URL`.
    public static var databaseURL: Self {
        .init("DATABASE_URL", default: .sqlite("./database.db"), group: "Database", "Where rows are kept.")
    }
}

extension EnvKey where Value == [DatabaseURL] {
    /// `DATABASE_REPLICA_URLS`.
    public static var databaseReplicaURLs: Self {
        .init(
            "DATABASE_REPLICA_URLS", isSecret: true, group: "Database",
            "Copies of a PostgreSQL database that answer what only reads; several with commas between.")
    }
}

extension EnvKey where Value == Int {
    /// `DB_MAX_CONNECTIONS`.
    public static var databaseMaxConnections: Self {
        .init(
            "DB_MAX_CONNECTIONS", default: 10, in: 1...10_000, group: "Database",
            "How many connections to PostgreSQL one process opens at most.")
    }
    /// `DB_MIN_CONNECTIONS`.
    public static var databaseMinConnections: Self {
        .init(
            "DB_MIN_CONNECTIONS", default: 1, in: 0...10_000, group: "Database",
            "How many connections to PostgreSQL are kept open without work.")
    }
}

extension EnvKey where Value == Bool {
    /// `DB_PREPARED_STATEMENTS`.
    public static var databasePreparedStatements: Self {
        .init(
            "DB_PREPARED_STATEMENTS", default: true, group: "Database",
            "Whether PostgreSQL keeps prepared statements; false behind pgbouncer in transaction mode.")
    }
    /// `DB_LOGGING`.
    public static var databaseLogging: Self {
        .init(
            "DB_LOGGING", default: false, group: "Database",
            "Log each statement with its duration, at the level debug; values are never logged.")
    }
}

extension EnvKey where Value == Duration {
    /// `DB_CONNECT_TIMEOUT`.
    public static var databaseConnectTimeout: Self {
        .init(
            "DB_CONNECT_TIMEOUT", default: .seconds(30), unit: .seconds, group: "Database",
            "How long an attempt to connect may take, or a writer of SQLite waits for another, in seconds.")
    }
    /// `DB_ACQUIRE_TIMEOUT`.
    public static var databaseAcquireTimeout: Self {
        .init(
            "DB_ACQUIRE_TIMEOUT", default: .seconds(30), unit: .seconds, group: "Database",
            "How long a request waits for a free connection before it is answered with 503, in seconds.")
    }
    /// `DB_STATEMENT_TIMEOUT`.
    public static var databaseStatementTimeout: Self {
        .init(
            "DB_STATEMENT_TIMEOUT", default: nil, unit: .seconds, group: "Database",
            "After how many seconds PostgreSQL stops a statement; empty for never.")
    }
}
