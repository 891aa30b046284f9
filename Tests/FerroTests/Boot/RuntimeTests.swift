import Testing

@testable import Ferro
@testable import FerroTesting

@Suite struct `Opening an app` {
    @Test func `development runs pending migrations and says which`() async throws {
        let lines = Lines()
        try await withRuntime(Sample(), stage: .development, lines: lines) { runtime in
            try await runtime.migrateIfDevelopment()
            let pending = try await runtime.migrator.pending()
            #expect(pending.isEmpty)
        }
        #expect(lines.all.filter { $0.hasPrefix("info migrated") }.count == Sample().migrations.count)
    }

    @Test func `production leaves pending migrations alone and says how to run them`() async throws {
        let lines = Lines()
        try await withRuntime(Sample(), stage: .production, lines: lines) { runtime in
            try await runtime.migrateIfDevelopment()
            let pending = try await runtime.migrator.pending()
            #expect(pending.count == Sample().migrations.count)
        }
        #expect(lines.all.contains { $0.hasPrefix("warning") && $0.contains("web db:migrate") })
    }

    @Test func `health is 503 and says draining once the process is told to stop`() async throws {
        try await withRuntime(Sample()) { runtime in
            let handler = RequestHandler(runtime)
            #expect(await handler.respond(to: Request(path: "/_ferro/health")).status == .ok)
            runtime.readiness.drain()
            let answer = TestResponse(
                request: Request(), response: await handler.respond(to: Request(path: "/_ferro/health")))
            #expect(answer.status == .serviceUnavailable && answer.text.contains(#""status":"draining""#))
            #expect(await handler.respond(to: Request(path: "/health")).status == .ok)
        }
    }

    @Test func `the queue endpoints are 503 while nobody has made the jobs table`() async throws {
        try await withRuntime(Sample()) { runtime in
            for path in ["/_ferro/queue/stats", "/_ferro/queue/jobs"] {
                let answer = TestResponse(
                    request: Request(), response: await RequestHandler(runtime).respond(to: Request(path: path)))
                #expect(answer.status == .serviceUnavailable && answer.text.contains("db:migrate"), "\(path)")
            }
        }
    }

    @Test func `a job pushed on the sync connection has run when push returns`() async throws {
        try await withRuntime(Sample(), ["QUEUE_CONNECTION": "sync"]) { runtime in
            try await runtime.migrator.migrate()
            try await runtime.queue.push(Greet(name: "Ada"))
            #expect(try await runtime.database.value("SELECT title FROM notes") == "Hello Ada")
        }
    }

    @Test func `a sync job of a transaction that is rolled back never runs`() async throws {
        try await withRuntime(Sample(), ["QUEUE_CONNECTION": "sync"]) { runtime in
            try await runtime.migrator.migrate()
            await #expect(throws: Broken.self) {
                try await runtime.database.transaction { db in
                    try await runtime.queue.push(Greet(name: "Ada"), on: db)
                    throw Broken(cause: nil)
                }
            }
            #expect(try await runtime.database.value("SELECT count(*) FROM notes") == 0)
        }
    }

    @Test func `the memory connection keeps jobs until the worker runs them`() async throws {
        try await withRuntime(Sample(), ["QUEUE_CONNECTION": "memory"]) { runtime in
            try await runtime.migrator.migrate()
            try await runtime.queue.push(Greet(name: "Ada"))
            #expect(try await runtime.database.value("SELECT count(*) FROM notes") == 0)
            let runs = try await runtime.worker(runtime.config.worker).drain()
            #expect(runs == 1)
            #expect(try await runtime.database.value("SELECT title FROM notes") == "Hello Ada")
        }
    }
}
