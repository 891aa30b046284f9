import Ferro
import FerroTesting
import Testing

@Suite struct `The debug endpoints` {
    @Test func `metrics count exactly what was asked`() async throws {
        try await withApp(Sample.self) { app in
            for _ in 1...3 { await app.get("/health").expect(.ok) }
            await app.get("/echo/a").expect(.ok)
            await app.get("/echo/b").expect(.ok)
            await app.get("/fails").expect(.internalServerError)
            await app.get("/nowhere").expect(.notFound)
            await app.get("/elsewhere").expect(.notFound)
            _ = await app.get("/_ferro/health")
            let metrics = try await app.get("/_ferro/metrics").expect(.ok).json(Reply<Metrics>.self).data
            #expect(metrics.total_requests == 8)
            #expect(metrics.total_errors == 3)
            let counts = Dictionary(uniqueKeysWithValues: metrics.routes.map { ("\($0.method) \($0.route)", $0) })
            #expect(counts["GET /health"]?.count == 3)
            #expect(counts["GET /echo/{name}"]?.count == 2)
            #expect(counts["GET /fails"]?.error_count == 1)
            #expect(metrics.routes.filter { $0.route == "UNMATCHED" }.map(\.count).reduce(0, +) == 2)
            #expect(metrics.routes.count == 4)
        }
    }

    @Test func `health tells whether the database answers`() async throws {
        try await withApp(Sample.self) { app in
            let plain = try await app.get("/_ferro/health").expect(.ok).json(Reply<Health>.self)
            #expect(plain.success)
            #expect(plain.data.status == "ok" && plain.data.database == nil)
            #expect(
                try await app.get("/_ferro/health?db=true").expect(.ok).json(Reply<Health>.self).data.database
                    == "connected")
            await app.db.close()
            let down = await app.get("/_ferro/health?db=true").expect(.serviceUnavailable)
            #expect(try down.json(Reply<Health>.self).data.database == "error")
            await app.get("/_ferro/health").expect(.ok)
        }
    }

    @Test(arguments: [true, false])
    func `health tells whether Redis answers, and needs it where the app does`(required: Bool) async throws {
        let environment = [
            "REDIS_URL": "redis://127.0.0.1:1/0", "REDIS_REQUIRED": "\(required)", "REDIS_SOCKET_TIMEOUT": "200ms",
        ]
        try await withApp(Sample.self, environment: environment) { app in
            await app.get("/_ferro/health").expect(.ok)
            let down = await app.get("/_ferro/health?redis=true").expect(required ? .serviceUnavailable : .ok)
            let health = try down.json(Reply<Health>.self).data
            #expect(health.redis == "error")
        }
        try await withApp(Sample.self) { app in
            let none = try await app.get("/_ferro/health?redis=true").expect(.ok).json(Reply<Health>.self).data
            #expect(none.redis == nil)
        }
    }

    @Test func `the cache tells its hits and misses by family`() async throws {
        try await withApp(Sample.self) { app in
            for _ in 1...3 { await app.get("/kept/a").expect(.ok) }
            await app.get("/kept/b").expect(.ok)
            let report = try await app.get("/_ferro/cache/stats").expect(.ok).json(Reply<CacheCounts>.self).data
            #expect(report.families["kept:"]?.hits == 2 && report.families["kept:"]?.misses == 2)
            #expect(report.total.sets == 2 && report.total.hit_ratio == 0.5)
        }
    }

    @Test func `routes, middleware and services are listed`() async throws {
        try await withApp(Sample.self) { app in
            let routes = try await app.get("/_ferro/routes").expect(.ok).json(Reply<[RouteLine]>.self).data
            #expect(routes.contains { $0.method == "GET" && $0.path == "/echo/{name}" })
            let middleware = try await app.get("/_ferro/middleware").expect(.ok).json(Reply<[String: [String]]>.self)
                .data
            #expect(middleware == ["global": ["OriginCheck", "Stamp"]])
            let services = try await app.get("/_ferro/services").expect(.ok).json(Reply<[[String: String]]>.self).data
            #expect(services.contains(["name": "Database", "binding_type": "singleton"]))
        }
    }

    @Test func `the queue shows what waits and what failed`() async throws {
        try await withApp(Sample.self) { app in
            await app.send(.post, "/greet").expect(.noContent)
            let stats = try await app.get("/_ferro/queue/stats").expect(.ok).json(Reply<Stats>.self).data
            #expect(stats.queues.map(\.pending) == [1] && stats.total_failed == 0)
            let jobs = try await app.get("/_ferro/queue/jobs").expect(.ok).json(Reply<Jobs>.self).data
            #expect(jobs.pending.map(\.job_type) == ["greet"] && jobs.delayed.isEmpty)
            let value1 = try app.pushed(Greet.self)
            #expect(value1 == [Greet(name: "Ada")])
            let value2 = try await app.work()
            #expect(value2 == 1)
            #expect(try await app.get("/_ferro/queue/stats").json(Reply<Stats>.self).data.queues.map(\.pending) == [0])
        }
    }

    @Test func `in production they are closed without the flag and the token, health is not`() async throws {
        let production = ["APP_ENV": "production", "APP_URL": "https://sample.example"]
        let token = "0123456789abcdef0123456789abcdef"
        let cases: [([String: String], String?, HTTPResponse.Status)] = [
            ([:], nil, .forbidden),
            (["FERRO_DEBUG_ENDPOINTS": "true"], nil, .forbidden),
            (["FERRO_DEBUG_ENDPOINTS": "true"], "Bearer ", .forbidden),
            (["FERRO_DEBUG_TOKEN": token], "Bearer \(token)", .forbidden),
            (["FERRO_DEBUG_ENDPOINTS": "1", "FERRO_DEBUG_TOKEN": token], "Bearer \(token)x", .forbidden),
            (["FERRO_DEBUG_ENDPOINTS": "1", "FERRO_DEBUG_TOKEN": token], nil, .forbidden),
            (["FERRO_DEBUG_ENDPOINTS": "1", "FERRO_DEBUG_TOKEN": token], "Bearer \(token)", .ok),
        ]
        for (environment, authorization, status) in cases {
            try await withApp(Sample.self, environment: production.merging(environment) { _, new in new }) { app in
                var headers: Headers = [:]
                if let authorization { headers[.authorization] = authorization }
                for path in ["routes", "middleware", "services", "metrics", "queue/jobs", "queue/stats"] {
                    await app.get("/_ferro/\(path)", headers: headers).expect(status)
                }
                await app.get("/_ferro/health").expect(.ok)
            }
        }
    }

    @Test func `anything else under the prefix is 404 and other verbs are 405`() async throws {
        try await withApp(Sample.self) { app in
            await app.get("/_ferro/nothing").expect(.notFound)
            let refused = await app.send(.post, "/_ferro/metrics").expect(.methodNotAllowed)
            #expect(refused.headers[.allow] == "GET, HEAD")
        }
    }

    struct Reply<Data: Decodable>: Decodable { var success: Bool; var data: Data; var timestamp: String }
    struct Health: Decodable {
        var status: String
        var database, redis: String?
    }
    struct CacheCounts: Decodable {
        struct Counts: Decodable {
            var hits, misses, sets: Int
            var hit_ratio: Double?
        }
        var total: Counts
        var families: [String: Counts]
    }
    struct RouteLine: Decodable { var method, path: String }
    struct Metrics: Decodable {
        struct Line: Decodable { var route, method: String; var count, error_count: Int }
        var routes: [Line]
        var total_requests, total_errors: Int
    }
    struct Stats: Decodable {
        struct Line: Decodable { var name: String; var pending, delayed: Int }
        var queues: [Line]
        var total_failed: Int
    }
    struct Jobs: Decodable {
        struct Line: Decodable { var job_type: String }
        var pending, delayed: [Line]
    }
}
