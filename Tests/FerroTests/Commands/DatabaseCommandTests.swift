import ArgumentParser
import Testing

@testable import Ferro

@Suite struct `Commands on the database` {
    @Test(arguments: [Stage.production, .staging, .custom("preview")])
    func `db:fresh keeps the data where strangers are`(stage: Stage) async throws {
        try await withRuntime(Sample(), stage: stage) { runtime in
            try await runtime.migrator.migrate()
            try await runtime.seed(onlyIfEmpty: false)
            let error = await #expect(throws: ApplicationError.self) { try await runtime.fresh(force: false) }
            #expect(error?.message.contains("--force") == true)
            #expect(try await runtime.database.value("SELECT count(*) FROM notes") == 1)
            #expect(try await runtime.fresh(force: true) == Sample().migrations.count)
            #expect(try await runtime.database.value("SELECT count(*) FROM notes") == 0)
        }
    }

    @Test func `seeding twice with --if-empty adds nothing`() async throws {
        try await withRuntime(Sample()) { runtime in
            try await runtime.migrator.migrate()
            try await runtime.seed(onlyIfEmpty: true)
            try await runtime.seed(onlyIfEmpty: true)
            #expect(try await runtime.database.value("SELECT count(*) FROM notes") == 1)
        }
    }

    @Test func `an unknown seeder is refused with the names there are`() async throws {
        try await withRuntime(Sample()) { runtime in
            let error = await #expect(throws: ApplicationError.self) {
                try await runtime.seed(named: "Nobody", onlyIfEmpty: false)
            }
            #expect(error?.message.contains("Nobody") == true && error?.message.contains("NoteSeeder") == true)
        }
    }

    @Test func `an app without seeders is told where to list them`() async throws {
        try await withRuntime(Bare()) { runtime in
            let error = await #expect(throws: ApplicationError.self) { try await runtime.seed(onlyIfEmpty: false) }
            #expect(error?.message == "the app has no seeders: list them in its `seeders`")
        }
    }

    @Test func `a name of a queue stands for QUEUE_DEFAULT in push and worker alike`() async throws {
        try await withRuntime(Sample(), ["QUEUE_DEFAULT": "main"]) { runtime in
            try await runtime.migrator.migrate()
            try await runtime.queue.push(Greet(name: "Ada"))
            let options = try WorkOptions.parse(["--queues", "default"]).configuration(runtime)
            #expect(options.queues == ["main"])
            let runs = try await runtime.worker(options).drain()
            #expect(runs == 1)
        }
    }
}

/// An app that has nothing.
private struct Bare: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    func routes(_ r: Router) {}
}
