import FerroTesting
import Foundation
import Testing

@testable import Ferro
@testable import FerroTesting

@Suite struct `Who works in which process` {
    @Test func `the memory connection is worked by web, with the schedule`() async throws {
        try await withRuntime(Ticking(), ["QUEUE_CONNECTION": "memory"]) { runtime in
            try await runtime.migrator.migrate()
            let worker = try #require(runtime.ownWorker)
            let working = Task { try await worker.run() }
            try await until("a tick was run") { try await !runtime.database.notes().isEmpty }
            worker.stop()
            try await working.value
        }
    }

    @Test(arguments: ["database", "sync"])
    func `other connections are not`(connection: String) async throws {
        let lines = Lines()
        try await withRuntime(Works(), ["QUEUE_CONNECTION": connection], lines: lines) { runtime in
            #expect(runtime.ownWorker == nil)
            runtime.warnOfIdleSchedule()
        }
        #expect(lines.all.contains { $0.contains("no schedule runs") } == (connection == "sync"))
    }

    @Test func `a worker's health is 200 while it works and its store answers, and 503 otherwise`() async throws {
        try await withRuntime(Works()) { runtime in
            try await runtime.migrator.migrate()
            let asked = Request(path: "/health")
            let worker = runtime.worker()
            #expect(Runtime.answer(asked, worker.health).status == .serviceUnavailable)
            let working = Task { try await worker.run() }
            try await until("well") { Runtime.answer(asked, worker.health).status == .ok }
            var sick = try #require(worker.health)
            sick.isHealthy = false
            #expect(Runtime.answer(asked, sick).status == .serviceUnavailable)
            #expect(Runtime.answer(Request(path: "/"), worker.health).status == .notFound)
            let refused = Runtime.answer(Request(method: .post, path: "/health"), worker.health)
            #expect(refused.status == .methodNotAllowed && refused.headers[.allow] == "GET, HEAD")
            worker.stop()
            #expect(Runtime.answer(asked, worker.health).status == .serviceUnavailable)
            try await working.value
        }
    }

    @Test func `what says how a worker is begins before it, so that it outlasts it`() async throws {
        try await withRuntime(Works()) { runtime in
            var plan = WorkPlan(configuration: runtime.workerConfiguration, healthPort: 0)
            let services = try await runtime.workServices(plan)
            #expect(
                services.around.contains { $0 is WorkerHealthServer } && services.around.contains { $0 is QuietSignals }
            )
            #expect(!(services.worker is Draining))
            plan.untilEmpty = true
            let draining = try await runtime.workServices(plan)
            // The signals that quiet a worker would stop or end a process that does not listen to them.
            #expect(draining.around.count == 1 && draining.around.allSatisfy { $0 is QuietSignals })
            #expect(draining.worker is Draining)
        }
    }

    @Test func `tables that are not there are asked for by the verb that makes them`() async throws {
        try await withRuntime(Works()) { runtime in
            let error = await #expect(throws: ApplicationError.self) {
                try await Boot<Works>.explaining { try await QueueDesk(runtime).overview(as: .text) }
            }
            #expect(error?.message.contains("web db:migrate") == true)
        }
    }

    @Test func `a setting that cannot be is named before anything opens`() async throws {
        func message(_ app: some Application, _ values: [String: String]) async -> String {
            do {
                try await withRuntime(app, values) { _ in }
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(await message(Works(), ["QUEUE_DEFAULT": "a b"]).contains("QUEUE_DEFAULT"))
        #expect(await message(Works(), ["QUEUE_CONNECTION": "carrier-pigeon"]).contains("QUEUE_CONNECTION"))
        for app in [Works(), Sample()] as [any Application] {
            let zone = await message(app, ["SCHEDULE_TIMEZONE": "Mars/Base"])
            #expect(zone.contains("SCHEDULE_TIMEZONE") && zone.contains("Mars/Base"))
            let short = await message(app, ["SCHEDULE_TIMEZONE": "EST"])
            #expect(short.contains("SCHEDULE_TIMEZONE") && short.contains("America/New_York"))
        }
        #expect(await message(Works(), ["QUEUE_PREFIX": "a{b}"]).contains("QUEUE_PREFIX"))
        #expect(await message(Works(), ["QUEUE_RETENTION": "-5"]).contains("QUEUE_RETENTION"))
        #expect(await message(Works(), ["QUEUE_BLOCK_TIMEOUT": "-5"]).contains("QUEUE_BLOCK_TIMEOUT"))
        #expect(await message(Leaseless(), [:]).contains("WorkerConfiguration.lease is"))
        let entry = await message(Misplanned(), [:])
        #expect(entry.contains("schedule") && entry.contains("report"))
        let redis = await message(Homeless(), ["QUEUE_CONNECTION": "redis"])
        #expect(redis.contains("QUEUE_CONNECTION is redis and there is no Redis"))
    }

    @Test(arguments: Store.all)
    func `the report of the queue tells what waits, what failed and who works`(store: Store) async throws {
        try await withApp(Works.self, environment: store.environment) { app in
            try await app.queue.push(Fail(word: "a"))
            try await app.work()
            let text = await app.get("/_ferro/queue/report").expect(.ok).text
            for part in [
                #""total_failed":1"#, #""workers":[]"#, #""slots":"#, #""name":"default""#, #""busy":0"#,
                #""traffic":"#,
            ] {
                #expect(text.contains(part), "\(part) in \(text)")
            }
            #expect(text.contains(#""outbox":"#) == (store == .redis))
        }
    }

    @Test func `the queue endpoints are 503 while Redis is away`() async throws {
        let environment = [
            "QUEUE_CONNECTION": "redis", "REDIS_URL": "redis://127.0.0.1:1/0", "REDIS_SOCKET_TIMEOUT": "200ms",
        ]
        try await withApp(Works.self, environment: environment) { app in
            for name in ["stats", "jobs", "report"] {
                let answer = await app.get("/_ferro/queue/\(name)").expect(.serviceUnavailable)
                #expect(answer.text.contains("Redis"))
            }
        }
    }
}

/// An app whose schedule is due every second.
private struct Ticking: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var migrations: [any Migration.Type] { Sample().migrations }
    var jobs: [any Job.Type] { [Greet.self] }
    @ScheduleBuilder var schedule: Schedule { Every(.seconds(1)) { Greet(name: "Tick") } }
    func routes(_ r: Router) {}
}

/// An app whose schedule has an expression that is none.
private struct Misplanned: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var jobs: [any Job.Type] { [Greet.self] }
    @ScheduleBuilder var schedule: Schedule { Cron("61 * * * *") { Greet(name: "x") }.named("report") }
    func routes(_ r: Router) {}
}

/// An app whose worker holds jobs for no time at all.
private struct Leaseless: Application {
    func config(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.worker.lease = .zero
        return config
    }
    func routes(_ r: Router) {}
}

/// An app that decided to have no Redis.
private struct Homeless: Application {
    func config(_ env: Env) throws -> Config {
        var config = try Config(env)
        config.redis.server = nil
        return config
    }
    func routes(_ r: Router) {}
}
