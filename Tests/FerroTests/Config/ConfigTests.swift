import Ferro
import FerroTesting
import Testing

@Suite struct `Settings from the environment` {
    @Test func `the defaults are those of the contract`() throws {
        let config = try Config(Env(stage: .development))
        #expect(config.name == "Ferro Application")
        #expect(config.server.host == "127.0.0.1")
        #expect(config.server.port == 8080)
        #expect(config.server.limits.bodyBytes == 10_485_760)
        #expect(config.queue.connection == .sync)
        #expect(config.queue.maxConcurrent == 10)
        #expect(config.queue.blockTimeout == .seconds(5))
        #expect(config.url.absoluteString == "http://localhost:8080")
        guard case .sqlite(let sqlite) = config.database.driver, case .file("./database.db") = sqlite.location else {
            Issue.record("the default database is \(config.database)")
            return
        }
    }

    @Test func `PostgreSQL is chosen by its address and sized by the environment`() throws {
        let env = Env(
            stage: .development,
            values: [
                "DATABASE_URL": "postgres://ada:p%40ss@db.internal/board?sslmode=verify-full",
                "DATABASE_REPLICA_URLS": "postgres://ada@one.internal/board,postgres://ada@two.internal/board",
                "DB_MAX_CONNECTIONS": "7", "DB_MIN_CONNECTIONS": "9", "DB_CONNECT_TIMEOUT": "3",
                "DB_ACQUIRE_TIMEOUT": "500ms", "DB_STATEMENT_TIMEOUT": "20", "DB_PREPARED_STATEMENTS": "false",
                "DB_LOGGING": "true",
            ])
        let database = try Config(env).database
        guard case .postgres(let postgres) = database.driver else {
            Issue.record("the database is \(database.driver)")
            return
        }
        #expect(postgres.hosts.map(\.name) == ["db.internal"] && postgres.password?.reveal() == "p@ss")
        #expect(postgres.parameters["sslmode"] == "verify-full" && !postgres.preparedStatements)
        #expect(postgres.pool.maximum == 7 && postgres.pool.minimum == 7)
        #expect(postgres.connectTimeout == .seconds(3) && postgres.statementTimeout == .seconds(20))
        #expect(postgres.pool.acquireTimeout == .milliseconds(500) && database.logsStatements)
        #expect(database.replicas.flatMap { $0.hosts.map(\.name) } == ["one.internal", "two.internal"])
        #expect(database.replicas.allSatisfy { $0.pool.maximum == 7 })
    }

    @Test(arguments: [
        ("DATABASE_URL", "postgres://ada:hunter2@host:port/board"),
        ("DATABASE_URL", "postgres://ada:hunter2@host/board?sslmode"),
        ("DATABASE_REPLICA_URLS", "postgres://ada:hunter2@host/board"),
    ])
    func `an address of PostgreSQL that cannot be used is refused without its password`(
        _ name: String, _ value: String
    ) throws {
        let error = try #require(throws: EnvError.self) { try Config(Env(stage: .development, values: [name: value])) }
        #expect(error.description.contains(name) && !error.description.contains("hunter2"), "\(error)")
    }

    @Test(arguments: [
        "postgres://host/app?user=u&password=se@s3cret", "postgres://u:s3cret?x@host/app",
        "postgres://u:12/s3cret@host/app",
        "postgres://u:s3cret#x@host/app", "postgres://u:a@s3cret@host/app", "postgres://host/app?password=s3cret",
    ]) func `a password written wrongly does not show either`(url: String) throws {
        let address = try #require(DatabaseURL(envText: url))
        #expect(!"\(address)".contains("s3cret"), "\(address)")
    }

    @Test func `an address never shows its password by itself`() throws {
        let url = try #require(DatabaseURL(envText: "postgres://ada:hunter2@db.internal:5433/board?sslcert=x"))
        #expect(
            "\(url) \(String(reflecting: url))" == "postgres://db.internal:5433/board postgres://db.internal:5433/board"
        )
        var shown = ""
        dump(url, to: &shown)
        #expect(!shown.contains("hunter2"))
    }

    @Test func `every malformed variable is named at once, with what was read and what is expected`() throws {
        let env = Env(
            stage: .development,
            values: [
                "SERVER_PORT": "80a0", "APP_URL": "not a url", "QUEUE_CONNECTION": "rabbit",
                "DATABASE_URL": "mysql://x",
            ])
        let error = try #require(throws: EnvError.self) { try Config(env) }
        for part in [
            "SERVER_PORT", "80a0", "65535", "APP_URL", "not a url", "QUEUE_CONNECTION", "sync, database, redis, memory",
            "DATABASE_URL", "mysql://x", "sqlite://",
        ] {
            #expect(error.description.contains(part), "\(part) in \(error)")
        }
    }

    @Test func `production needs its own database and address`() throws {
        let error = try #require(throws: EnvError.self) { try Config(Env(stage: .production)) }
        #expect(error.description.contains("DATABASE_URL") && error.description.contains("APP_URL"))
    }

    @Test func `a deployment goes on for a moment when it is told to stop, and a developer does not wait`() throws {
        let deployed = Env(
            stage: .production, values: ["DATABASE_URL": "sqlite::memory:", "APP_URL": "https://example.com"])
        #expect(try Config(deployed).server.stopDelay == .seconds(5))
        #expect(try Config(Env(stage: .development)).server.stopDelay == .zero)
    }

    @Test func `a command that loses rows refuses to run in production unless it is forced`() throws {
        let config = try Config(
            Env(stage: .production, values: ["DATABASE_URL": "sqlite::memory:", "APP_URL": "https://example.com"]))
        let error = try #require(throws: ApplicationError.self) {
            try config.allow("db:rollback deletes", force: false)
        }
        #expect(error.code == .command && error.message.contains("db:rollback") && error.message.contains("--force"))
        try config.allow("db:rollback deletes", force: true)
        try Config(Env(stage: .development)).allow("db:rollback deletes", force: false)
    }

    @Test func `a secret never shows in a setting's text`() throws {
        let config = try Config(Env(stage: .development, values: ["FERRO_DEBUG_TOKEN": "hunter2hunter2hunter2"]))
        var dumped = ""
        dump(config, to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }
}
