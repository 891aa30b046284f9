import FerroTesting
import Synchronization
import Testing

@testable import Ferro

@Suite struct `The response cache` {
    @Test func `runs the handler once for as long as the page is fresh, and says its age`() async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60)))
        try await bench.run { client in
            let first = await client.get()
            #expect(first.line == "page 1 miss")
            #expect(first.headers[.age] == nil)
            client.app.state.pass(59)
            let second = await client.get()
            #expect(second.line == "page 1 hit")
            #expect(second.headers[.age] == "59")
            #expect(second.headers[.contentType] == first.headers[.contentType])
            client.app.state.pass(2)
            #expect(await client.line() == "page 2 miss")
        }
    }

    @Test func `runs it once for a hundred who ask at the same time`() async throws {
        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            for await _ in gate { break }
            return .text("page \(number)")
        }
        try await bench.run { client in
            let lines = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<100 { group.addTask { await client.line() } }
                try await until("asked") { client.app.state.count > 0 }
                opening.finish()
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(client.app.state.count == 1)
            #expect(lines["page 1 miss"] == 1)
            #expect(lines["page 1 hit"] == 99)
        }
    }

    @Test func `never hands a response that is not kept to somebody else`() async throws {
        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            for await _ in gate { break }
            var response = Response.text("page \(number)")
            response.headers[.setCookie] = "session=\(number)"
            return response
        }
        try await bench.run { client in
            let cookies = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<50 { group.addTask { await client.get().headers[.setCookie] ?? "" } }
                try await until("asked") { client.app.state.count > 0 }
                opening.finish()
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(cookies.count == 50)
            #expect(await client.line() == "page 51 miss")
        }
    }

    @Test func `never hands an error of one request to another`() async throws {
        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            for await _ in gate { break }
            if number == 1 { throw Abort(.tooManyRequests) }
            return .text("page")
        }
        try await bench.run { client in
            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { await client.get().status.code } }
                try await until("asked") { client.app.state.count > 0 }
                opening.finish()
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.filter { $0 == 429 }.count == 1)
            #expect(codes.filter { $0 == 200 }.count == 19)
        }
    }

    @Test func `answers the old page at once while a new one is made`() async throws {
        let bench = PageBench(ResponseCache(for: .seconds(60), stale: .seconds(30)))
        try await bench.run { client in
            #expect(await client.line() == "page 1 miss")
            client.app.state.pass(61)
            let stale = await client.get()
            #expect(stale.line == "page 1 stale")
            #expect(stale.headers[.age] == "61")
            await client.app.cache.settle()
            #expect(await client.line() == "page 2 hit")
            client.app.state.pass(100)
            #expect(await client.line() == "page 3 miss")
        }
    }

    @Test func `is flushed by its tags, and nothing else is`() async throws {
        var rules = ResponseCache(for: .seconds(600), tags: ["pages"])
        rules.pageTags = { _, c in ["page:\(c.parameters["id"] ?? "")"] }
        try await PageBench(rules).run { client in
            #expect(await client.line("/pages/1") == "page 1 miss")
            #expect(await client.line("/pages/2") == "page 2 miss")
            try await client.app.cache.flush(tags: "page:1")
            #expect(await client.line("/pages/1") == "page 3 miss")
            #expect(await client.line("/pages/2") == "page 2 hit")
            try await client.app.cache.flush(tags: "pages")
            #expect(await client.line("/pages/2") == "page 4 miss")
        }
    }

    @Test func `keeps nothing, and fails for nobody, where a tag is made of more than a tag may be`() async throws {
        var rules = ResponseCache(for: .seconds(600))
        rules.pageTags = { _, c in ["page:\(c.parameters["id"] ?? "")"] }
        let long = String(repeating: "x", count: 300)
        try await PageBench(rules).run { client in
            for target in ["/pages/\(long)", "/pages/a%0Ab"] {
                let response = await client.get(target)
                #expect(response.status == .ok && response.outcome == "-", "\(target.prefix(20))")
            }
        }
    }

    @Test func `does not tell one client how much another has left`() async throws {
        let left = try #require(HTTPField.Name("RateLimit-Remaining"))
        let bench = PageBench(ResponseCache(for: .seconds(60))) { _, number in
            Response(headers: [left: "3"], body: .string("\(number)"))
        }
        try await bench.run { client in
            #expect(await client.line() == "1 miss")
            let page = await client.get()
            #expect(page.line == "1 hit" && page.headers[left] == nil)
        }
    }

    @Test func `serves the app's own cache`() async throws {
        struct Small: Application {
            func config(_ env: Env) throws -> Config { try Config(env) }
            func routes(_ r: Router) {
                r.group("", use: ResponseCache(for: .seconds(60))) { r in
                    r.get("time") { UUID().uuidString }
                }
            }
        }
        try await withRuntime(Small()) { runtime in
            let handler = RequestHandler(runtime)
            let first = await handler.respond(to: Request(path: "/time"))
            let second = await handler.respond(to: Request(path: "/time"))
            #expect(first.outcome == "miss")
            #expect(second.outcome == "hit")
            #expect(first.text == second.text)
        }
    }

    @Test func `keeps quiet about it when asked to`() async throws {
        var rules = ResponseCache(for: .seconds(60))
        rules.showsOutcome = false
        try await PageBench(rules).run { client in
            #expect(await client.line() == "page 1 -")
            #expect(await client.line() == "page 1 -")
        }
    }

    @Test func `keeps no page that is larger than allowed`() async throws {
        var rules = ResponseCache(for: .seconds(60))
        rules.maximumSize = 5
        try await PageBench(rules).run { client in
            #expect(await client.line() == "page 1 miss")
            #expect(await client.line() == "page 2 miss")
        }
    }

    @Test func `goes on without its store`() async throws {
        struct Broken: CacheStore {
            struct Away: Error {}
            func get(_ keys: [String]) async throws -> [CacheEntry?] { throw Away() }
            func put(_ writes: [CacheWrite]) async throws { throw Away() }
            func add(_ write: CacheWrite) async throws -> Bool { throw Away() }
            func pull(_ key: String) async throws -> CacheEntry? { throw Away() }
            func forget(_ keys: [String]) async throws -> Int { throw Away() }
            func increment(_ key: String, by amount: Int64, lifetime: Duration?) async throws -> Int64 { throw Away() }
            func touch(_ key: String, lifetime: Duration?) async throws -> Bool { throw Away() }
            func clear(prefix: String) async throws { throw Away() }
        }
        var bench = PageBench()
        let cache = Cache(Broken())
        bench.rules = ResponseCache(in: { _ in cache }, for: .seconds(60), tags: ["pages"])
        try await bench.run { client in
            for target in ["/page", "/page"] { #expect(await client.get(target).status == .ok) }
            #expect(await client.get("/page", [.cacheControl: "no-cache"]).status == .ok)
            #expect(await client.get("/page", [.cacheControl: "only-if-cached"]).status == .gatewayTimeout)
            #expect(await client.get("/page", method: .head).status == .ok)
        }
    }
}
