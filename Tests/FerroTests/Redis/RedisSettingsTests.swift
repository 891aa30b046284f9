import Ferro
import FerroTesting
import Testing

@Suite struct `Redis from the environment` {
    private func settings(_ values: [String: String]) throws -> RedisSettings {
        try Config(Env(stage: .development, values: values)).redis
    }

    @Test func `an app has none until somebody names it`() throws {
        #expect(try settings([:]).server == nil)
        #expect(try settings(["REDIS_PORT": "7000", "REDIS_REQUIRED": "false"]).server == nil)
    }

    @Test func `a driver that needs it finds it on this machine`() throws {
        let settings = try settings(["CACHE_DRIVER": "redis"])
        #expect(settings.isRequired)
        #expect(settings.server?.topology == .standalone(.host("127.0.0.1", port: 6379)))
        #expect(settings.server?.maxConnections == 50)
        #expect(settings.server?.commandTimeout == .seconds(5))
        #expect(settings.server?.retryOnTimeout == true)
    }

    @Test func `the parts of an address are read one by one`() throws {
        let server = try #require(
            try settings([
                "REDIS_HOST": "cache.internal", "REDIS_PORT": "7001", "REDIS_USERNAME": "app",
                "REDIS_PASSWORD": "p@ss word", "REDIS_DATABASE": "3", "REDIS_MAX_CONNECTIONS": "4",
                "REDIS_SOCKET_TIMEOUT": "500ms", "REDIS_RETRY_ON_TIMEOUT": "false",
            ]).server)
        #expect(server.topology == .standalone(.host("cache.internal", port: 7001)))
        #expect(server.username == "app" && server.password?.reveal() == "p@ss word" && server.database == 3)
        #expect(server.maxConnections == 4 && server.commandTimeout == .milliseconds(500) && !server.retryOnTimeout)
    }

    @Test func `an address wins over its parts, and a variable over what the address says`() throws {
        let values = ["REDIS_URL": "redis://one.internal:7002/1?timeout=2", "REDIS_HOST": "two.internal"]
        let server = try #require(try settings(values).server)
        #expect(server.topology == .standalone(.host("one.internal", port: 7002)) && server.database == 1)
        #expect(server.commandTimeout == .seconds(2) && server.connectTimeout == .seconds(5))
        let other = try #require(try settings(values.merging(["REDIS_SOCKET_TIMEOUT": "9"]) { _, new in new }).server)
        #expect(other.commandTimeout == .seconds(9))
    }

    @Test(arguments: ["http://ada:hunter2@host", "redis://ada:hunter2@host:port/0", "redis://ada:hunter2@host/x"])
    func `an address that cannot be used is refused without its password`(_ url: String) throws {
        let error = try #require(throws: EnvError.self) { try settings(["REDIS_URL": url]) }
        #expect(error.description.contains("REDIS_URL") && !error.description.contains("hunter2"), "\(error)")
    }

    @Test func `neither settings nor errors show the password`() throws {
        let settings = try settings(["REDIS_URL": "redis://ada:hunter2@host:6379/0"])
        #expect(!"\(settings)".contains("hunter2"))
        #expect(!String(reflecting: settings).contains("hunter2"))
    }
}
