import AppMigrations
import FerroRedis
import FerroTesting
import Foundation
import Testing

@testable import Ferro

/// An app that keeps things: a value it computes, a lock, and Redis itself.
private struct Keeper: Application {

    func config(_ env: Env) throws -> Config { try Config(env) }
    var migrations: [any Migration.Type] { AppMigrations.all }
    func routes(_ r: Router) {
        r.get("value") { (c: Context) in
            try await c.cache.remember("value:\(c.request.query["key"] ?? "")", for: .seconds(60)) {
                UUID().uuidString
            }
        }
        r.get("lock") { (c: Context) in
            try await c.locks.withLock("door", lease: .seconds(5), waiting: .seconds(5)) { "\($0.fence)" }
        }
        r.get("ping") { (c: Context) in
            try await c.redis.run(.ping())
            return "pong"
        }
    }
}

@Suite(.timeLimit(.minutes(1))) struct `What an app keeps` {
    @Test(arguments: ["memory", "database"]) func `a value is computed once and a lock is had`(
        _ driver: String
    ) async throws {
        try await withApp(Keeper.self, environment: ["CACHE_DRIVER": driver]) { app in
            let first = await app.get("value?key=a")
            first.expect(.ok)
            #expect(await app.get("value?key=a").text == first.text)
            #expect(await app.get("value?key=b").text != first.text)
            let fence = try #require(Int(await app.get("lock").text))
            let next = try #require(Int(await app.get("lock").text))
            #expect(next > fence)
        }
    }

    @Test func `nothing is cached by the driver null`() async throws {
        try await withApp(Keeper.self, environment: ["CACHE_DRIVER": "null"]) { app in
            let first = await app.get("value?key=a")
            first.expect(.ok)
            #expect(await app.get("value?key=a").text != first.text)
            await app.get("lock").expect(.ok)
        }
    }

    @Test func `an app without Redis says how to have it`() async throws {
        try await withRuntime(Keeper()) { runtime in
            let error = try #require(throws: ApplicationError.self) { try runtime.requiredRedis() }
            #expect(error.message.contains("REDIS_URL"))
            #expect(await RequestHandler(runtime).respond(to: Request(path: "/ping")).status == .internalServerError)
        }
    }

    @Test(.enabled(if: RedisServer.isThere)) func `two processes share what Redis keeps`() async throws {
        let environment = [
            "CACHE_DRIVER": "redis", "REDIS_URL": RedisServer.url, "CACHE_PREFIX": "t:\(UUID().uuidString):",
        ]
        try await withApp(Keeper.self, environment: environment) { one in
            let value = await one.get("value?key=a").text
            await one.get("ping").expect(.ok)
            let fence = try #require(Int(await one.get("lock").text))
            try await withApp(Keeper.self, environment: environment) { other in
                #expect(await other.get("value?key=a").text == value)
                let next = try #require(Int(await other.get("lock").text))
                #expect(next > fence)
            }
        }
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Redis that is away` {
    /// Nothing listens on port 1 (tcpmux) of this machine.
    private func environment(required: Bool) throws -> [String: String] {
        [
            "CACHE_DRIVER": "redis", "REDIS_URL": "redis://127.0.0.1:1/0", "REDIS_REQUIRED": "\(required)",
            "REDIS_SOCKET_TIMEOUT": "300ms",
        ]
    }

    @Test func `an app that requires it does not start, and says what to do`() async throws {
        try await withRuntime(Keeper(), try environment(required: true)) { runtime in
            let error = await #expect(throws: ApplicationError.self) { try await runtime.redisServices() }
            #expect(error?.message.contains("REDIS_REQUIRED=false") == true)
            #expect(error?.message.contains("127.0.0.1:1") == true)
        }
    }

    @Test func `an app that requires it answers 503 where it is needed`() async throws {
        try await withApp(Keeper.self, environment: try environment(required: true)) { app in
            await app.get("ping").expect(.serviceUnavailable)
            await app.get("lock").expect(.serviceUnavailable)
            await app.get("value?key=a").expect(.ok)
        }
    }

    @Test func `an app that does not goes on in its own memory with a warning`() async throws {
        let lines = Lines()
        try await withRuntime(Keeper(), try environment(required: false), lines: lines) { runtime in
            let services = try await runtime.redisServices()
            #expect(services.count == 1)
            #expect(lines.all.contains { $0.hasPrefix("warning Redis does not answer") })
            let handler = RequestHandler(runtime)
            let first = await handler.respond(to: Request(path: "/value?key=a"))
            let second = await handler.respond(to: Request(path: "/value?key=a"))
            #expect(first.status == .ok && first.body.buffer == second.body.buffer)
            #expect(await handler.respond(to: Request(path: "/lock")).status == .ok)
            #expect(await handler.respond(to: Request(path: "/ping")).status == .serviceUnavailable)
        }
    }
}
