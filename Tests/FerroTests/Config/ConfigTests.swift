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
        guard case .sqlite(let sqlite) = config.database, case .file("./database.db") = sqlite.location else {
            Issue.record("the default database is \(config.database)")
            return
        }
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
            "SERVER_PORT", "80a0", "65535", "APP_URL", "not a url", "QUEUE_CONNECTION", "sync, database, memory",
            "DATABASE_URL", "mysql://x", "sqlite://",
        ] {
            #expect(error.description.contains(part), "\(part) in \(error)")
        }
    }

    @Test func `production needs its own database and address`() throws {
        let error = try #require(throws: EnvError.self) { try Config(Env(stage: .production)) }
        #expect(error.description.contains("DATABASE_URL") && error.description.contains("APP_URL"))
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
