import FerroTesting
import Foundation
import Testing

@testable import Ferro
@testable import FerroTesting

@Suite struct `Listeners of an app` {
    @Test(arguments: Store.all)
    func `hear of a request at once, or in a worker, with its id and its trace`(store: Store) async throws {
        try await withApp(Works.self, environment: store.environment) { app in
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            let answer = await app.send(
                .post, "/publish/1",
                headers: [.xRequestID: "4bf92f35-77b3-4da6-a3ce-929d0e0e4736", .traceparent: trace])
            answer.expect(.noContent)
            #expect(app.dispatched(Published.self) == [Published(id: 1)])
            #expect(app.pushedNames == ["mail_published"])
            let found1 = try await app.db.notes()
            #expect(found1 == ["seen 1"])
            let jobs = try await app.runtime.engine.stores.administration
                .list(JobFilter(state: .pending), limit: 10, now: Date(timeIntervalSinceNow: 5))
            #expect(jobs.map(\.envelope.requestID) == [answer.request.id])
            #expect(jobs.map(\.envelope.headers.traceparent) == [trace])
            let runs = try await app.work()
            #expect(runs == 1)
            let found2 = try await app.db.notes()
            #expect(found2 == ["mailed 1", "seen 1"])
        }
    }

    @Test(arguments: Store.all)
    func `hear of a transaction once it has committed, and never when it has not`(store: Store) async throws {
        try await withApp(Works.self, environment: store.environment) { app in
            let events = CommandContext(runtime: app.runtime).events
            await #expect(throws: Broken.self) {
                try await app.db.transaction { db in
                    try await events.dispatch(Published(id: 1), on: db)
                    throw Broken(cause: nil)
                }
            }
            try await app.db.transaction { db in
                try await events.dispatch(Published(id: 2), on: db)
                #expect(app.dispatched(Published.self).isEmpty && app.pushedNames.isEmpty)
            }
            #expect(app.dispatched(Published.self) == [Published(id: 2)])
            #expect(app.pushedNames == ["mail_published"])
            try await app.work()
            let found3 = try await app.db.notes()
            #expect(found3 == ["mailed 2", "seen 2"])
        }
    }

    @Test func `hear of a job's events, and may veto a transaction with what they wrote`() async throws {
        try await withApp(Works.self) { app in
            try await app.queue.push(Announce(id: 9))
            let runs = try await app.work()
            #expect(runs == 2)
            await #expect(throws: Broken.self) {
                try await app.db.transaction { db in
                    let events = CommandContext(runtime: app.runtime).events
                    try await events.dispatch(Refused(), on: db, whenInTransaction: .now)
                }
            }
            let found4 = try await app.db.notes()
            #expect(found4 == ["mailed 9", "seen 9"])
            app.forgetRecorded()
            #expect(app.pushedNames.isEmpty && app.events.all.isEmpty)
        }
    }
}
