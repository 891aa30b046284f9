import FerroTesting
import Foundation
import Testing

@testable import Ferro

@Suite struct `Commands on the schedule` {
    @Test(arguments: Store.all)
    func `entries are listed with their next times, and stopped and let go on by name`(store: Store) async throws {
        try await store.with { runtime in
            let desk = ScheduleDesk(runtime)
            let found1 = try await desk.pause(["nightly"], true)
            #expect(found1 == "nightly is paused.")
            let text = try await desk.list(next: 1, as: .text)
            #expect(text.contains("nightly") && text.contains("03:30:00") && text.contains("paused"), "\(text)")
            let json = Data(try await desk.list(next: 2, as: .json).utf8)
            let entries = try #require(try JSONSerialization.jsonObject(with: json) as? [[String: Any]])
            #expect(entries.map { $0["name"] as? String } == ["nightly", "feeds"])
            #expect(entries.map { $0["paused"] as? Bool } == [true, false])
            #expect(entries.map { ($0["next"] as? [String])?.count } == [2, 2])
            await #expect(throws: ApplicationError.self) { try await desk.pause(["feeds", "nobody"], true) }
            let found2 = try await desk.pause(["nightly"], false)
            #expect(found2 == "nightly goes on.")
            let later = try await desk.list(next: 1, as: .text)
            #expect(!later.contains("paused"))
        }
    }

    @Test(arguments: Store.all)
    func `an entry is pushed by hand, one that does not overlap once`(store: Store) async throws {
        try await store.with { runtime in
            let desk = ScheduleDesk(runtime)
            let found3 = try await desk.run("nightly")
            #expect(found3.hasSuffix("is pushed."))
            let found4 = try await desk.run("feeds")
            #expect(found4.hasSuffix("is pushed."))
            let found5 = try await desk.run("feeds")
            #expect(found5.hasSuffix("has not ended."))
            let runs = try await runtime.worker().drain()
            #expect(runs == 2)
            let found6 = try await runtime.database.notes()
            #expect(found6 == ["Hello Feeds", "Hello Night"])
            let error = await #expect(throws: QueueError.self) { try await desk.run("nobody") }
            #expect(error?.message.contains("nightly, feeds") == true)
            let found7 = try await desk.runDue()
            #expect(found7.hasPrefix("What was due is pushed; the next tick is at 2"))
            _ = try await desk.history(of: "nightly", limit: 3, as: .json)
        }
    }

    @Test func `an entry is tried in this process, on any connection`() async throws {
        for connection in ["sync", "database"] {
            try await withRuntime(Works(), ["QUEUE_CONNECTION": connection]) { runtime in
                try await runtime.migrator.migrate()
                let found8 = try await ScheduleDesk(runtime).test("nightly")
                #expect(found8 == "nightly ran.")
                let found9 = try await runtime.database.notes()
                #expect(found9 == ["Hello Night"])
            }
        }
    }
}
