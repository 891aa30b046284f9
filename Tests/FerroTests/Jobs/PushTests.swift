import FerroTesting
import Foundation
import Testing

@testable import Ferro
@testable import FerroTesting

@Suite struct `What an app pushes` {
    private static let key = "base64:" + Data(String(repeating: "k", count: 32).utf8).base64EncodedString()

    @Test(arguments: Store.all)
    func `an encrypted job is unreadable where it waits, and runs`(store: Store) async throws {
        let environment = store.environment.merging(["APP_KEY": Self.key]) { _, new in new }
        try await withApp(Works.self, environment: environment) { app in
            let id = try await app.queue.push(Charge(card: "4111-42")).id
            #expect(try app.pushed(Charge.self) == [Charge(card: "4111-42")])
            let shown = try await QueueDesk(app.runtime).show(id.rawValue, as: .text, payload: true)
            #expect(shown.contains("payload") && !shown.contains("4111"))
            try await app.work()
            let found1 = try await app.db.notes()
            #expect(found1 == ["charged 42"])
        }
    }

    @Test func `an encrypted job without APP_KEY is refused by the key's name`() async throws {
        try await withApp(Works.self) { app in
            let error = await #expect(throws: QueueError.self) { try await app.queue.push(Charge(card: "4111-42")) }
            #expect(error?.code == .sealing && error?.message.contains("APP_KEY") == true)
            #expect(app.pushedNames.isEmpty)
        }
    }

    @Test(arguments: Store.all)
    func `a unique job of two requests is one`(store: Store) async throws {
        try await withApp(Works.self, environment: store.environment) { app in
            for _ in 0..<2 { await app.send(.post, "/once").expect(.noContent) }
            #expect(app.pushedNames == ["greet"])
            let runs = try await app.work()
            #expect(runs == 1)
            await app.send(.post, "/once").expect(.noContent)
            #expect(app.pushedNames == ["greet", "greet"])
        }
    }

    @Test(arguments: Store.all)
    func `a push exists if and only if its transaction commits`(store: Store) async throws {
        try await withApp(Works.self, environment: store.environment) { app in
            await #expect(throws: Broken.self) {
                try await app.db.transaction { db in
                    try await app.queue.push(Greet(name: "Never"), on: db)
                    throw Broken(cause: nil)
                }
            }
            try await app.db.transaction { db in _ = try await app.queue.push(Greet(name: "Ada"), on: db) }
            let found2: Int = try await app.db.value("SELECT count(*) FROM job_outbox")
            #expect(found2 == 0)
            let runs = try await app.work()
            #expect(runs == 1)
            let found3 = try await app.db.notes()
            #expect(found3 == ["Hello Ada"])
        }
    }

    @Test(.enabled(if: RedisServer.isThere))
    func `what a process left in the outbox is passed on by a worker that runs what is due`() async throws {
        try await Store.redis.with { runtime in
            let outbox = try #require(runtime.outbox)
            let dying = OutboxEngine(
                outbox.engine, database: runtime.database, logger: runtime.logger,
                now: { Date(timeIntervalSinceNow: -3600) }, relaysAtCommit: false)
            let queue = Queue(dying)
            try await runtime.database.transaction { db in _ = try await queue.push(Greet(name: "Ada"), on: db) }
            let found4 = try await runtime.queueOverview().outbox?.jobs
            #expect(found4 == 1)
            let plan = WorkPlan(configuration: runtime.workerConfiguration, untilEmpty: true)
            let draining = try #require(try await runtime.workServices(plan).worker as? Draining)
            try await draining.run()
            let found5 = try await runtime.database.notes()
            #expect(found5 == ["Hello Ada"])
            let found6 = try await runtime.queueOverview().outbox?.jobs
            #expect(found6 == 0)
        }
    }

    @Test func `a job on the sync connection was pushed, too`() async throws {
        try await withApp(Works.self, environment: ["QUEUE_CONNECTION": "sync"]) { app in
            await app.send(.post, "/publish/3").expect(.noContent)
            #expect(app.pushedNames == ["mail_published"])
            let found7 = try await app.db.notes()
            #expect(found7 == ["mailed 3", "seen 3"])
        }
    }
}
