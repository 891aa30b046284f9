import FerroTesting
import Foundation
import Testing

@testable import Ferro

@Suite struct `Commands on the queue` {
    private func choice(_ arguments: String...) throws -> JobChoice { try JobChoice.parse(arguments) }

    private func object(_ json: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test(arguments: Store.all)
    func `a failed job is listed, shown with its causes, retried and forgotten, its payload unseen`(
        store: Store
    ) async throws {
        try await store.with { runtime in
            let id = try await runtime.queue.push(Fail(word: "hunter2")).id
            try await runtime.worker().drain()
            let desk = try QueueDesk(runtime)
            let filter = JobFilter(state: .failed)
            var texts = [try await desk.list(filter, limit: 10, as: .text)]
            #expect(texts[0].contains("the sample is broken") && texts[0].contains("1/1"), "\(texts)")
            texts.append(try await desk.show(id.rawValue, as: .text))
            #expect(texts[1].contains("because: ") && texts[1].contains("attempt 1"), "\(texts)")
            texts.append(try await desk.list(filter, limit: 10, as: .json))
            texts.append(try await desk.show(id.rawValue, as: .json))
            let shown = try object(texts[3])
            #expect(shown["job_type"] as? String == "fail" && shown["state"] as? String == "failed")
            #expect((shown["failures"] as? [[String: Any]])?.first?["type"] as? String == "FerroTests.Broken")
            #expect(!texts.contains { $0.contains("hunter2") || $0.contains("payload") })
            let found1 = try await desk.show(id.rawValue, as: .text, payload: true)
            #expect(found1.contains("hunter2"))

            let found2 = try await desk.change(.retry, try choice("\(id)", "\(id)"))
            #expect(found2 == "1 job will run again.")
            let runs = try await runtime.worker().drain()
            #expect(runs == 1)
            let found3 = try await desk.change(.forget, try choice("--name", "nobody"))
            #expect(found3 == "0 jobs removed.")
            let found4 = try await desk.change(.forget, try choice("--all"))
            #expect(found4 == "1 job removed.")
            let error = await #expect(throws: ApplicationError.self) {
                try await desk.change(.forget, try choice("\(id)"))
            }
            #expect(error?.message.hasPrefix("job \(id) is left as it was: there is no such job") == true)
            await #expect(throws: ApplicationError.self) { try await desk.show(id.rawValue, as: .text) }
        }
    }

    @Test(arguments: Store.all)
    func `jobs that wait are looked at, paused, resumed and cancelled`(store: Store) async throws {
        try await store.with { runtime in
            let first = try await runtime.queue.push(Greet(name: "Ada")).id
            let second = try await runtime.queue.push(Greet(name: "Bob"), after: .hours(1)).id
            let desk = try QueueDesk(runtime)
            let pending = try await desk.list(JobFilter(state: .pending), limit: 10, as: .text)
            let lines = pending.split(separator: "\n")
            #expect(lines.count == 2 && lines[1].hasPrefix("\(first) ") && !pending.contains("Ada"), "\(pending)")
            let delayed = JobFilter(state: .delayed, queue: try desk.queue("default"))
            let found5 = try await desk.list(delayed, limit: 10, as: .json, payload: true)
            #expect(found5.contains("Bob"))

            let found6 = try await desk.pause(["default", "mail"], true)
            #expect(found6 == "default is paused.\nmail is paused.")
            var runs = try await runtime.worker().drain()
            #expect(runs == 0)
            let found7 = try await desk.overview(as: .text)
            #expect(found7.contains("paused"))
            let found8 = try await desk.pause(["default"], false)
            #expect(found8 == "default goes on.")
            await #expect(throws: QueueError.self) { try await desk.pause(["no name"], true) }
            for name in ["", "no name", "ü"] {
                let error = #expect(throws: ApplicationError.self) { try desk.queue(name) }
                #expect(error?.message.contains("letters, digits") == true)
            }

            let found9 = try await desk.change(.cancel, try choice("\(second)"))
            #expect(found9 == "1 job cancelled, or told to stop.")
            runs = try await runtime.worker().drain()
            #expect(runs == 1)
            await #expect(throws: ApplicationError.self) { try await desk.change(.cancel, try choice("\(first)")) }
        }
    }

    @Test(arguments: Store.all)
    func `what ended is pruned by its age and its state`(store: Store) async throws {
        try await store.with(["QUEUE_RETENTION": "3600"]) { runtime in
            for job in [Greet(name: "Ada"), Fail(word: "a")] as [any Job] { try await runtime.queue.push(job) }
            try await runtime.worker().drain()
            let (desk, later) = (try QueueDesk(runtime), Date(timeIntervalSinceNow: 5))
            let found10 = try await desk.prune([.done, .failed], hours: 1, now: later)
            #expect(found10 == "0 jobs removed.")
            let found11 = try await desk.prune([.done, .cancelled], hours: 0, now: later)
            #expect(found11 == "1 job removed.")
            let found12 = try await desk.prune([.failed], hours: 0, now: later)
            #expect(found12 == "1 job removed.")
            let found13 = try await desk.pruneHistory(hours: 0, now: later)
            #expect(found13.hasPrefix("Batches removed: 0."))
        }
    }

    @Test(arguments: Store.all)
    func `the overview tells how many jobs there are, and who works`(store: Store) async throws {
        try await store.with { runtime in
            try await runtime.queue.push(Greet(name: "Ada"))
            let desk = try QueueDesk(runtime)
            let found14 = try await desk.overview(as: .text)
            #expect(found14.contains("No worker"))
            let report = WorkerReport(
                workerID: "7-ABC", host: "one", processID: 7, queues: ["default", "mail"], slots: 10, busy: 3,
                busyByQueue: ["default": 2, "mail": 1], isQuiet: true, startedAt: Date(), at: Date())
            try await runtime.engine.stores.reports.report(report, [])
            let text = try await desk.overview(as: .text)
            for word in ["7-ABC", "default,mail", "3/10", "quiet"] { #expect(text.contains(word), "\(text)") }
            let overview = try object(try await desk.overview(as: .json))
            #expect(overview["total_failed"] as? Int == 0)
            #expect((overview["queues"] as? [[String: Any]])?.first?["pending"] as? Int == 1)
            #expect((overview["queues"] as? [[String: Any]])?.map { $0["busy"] as? Int } == [2, 1])
            #expect(text.contains("BUSY"))
            #expect((overview["workers"] as? [[String: Any]])?.first?["busy"] as? Int == 3)
            #expect((overview["outbox"] != nil) == (store == .redis))
        }
    }

    @Test(arguments: ["sync", "memory"])
    func `jobs of another process cannot be seen, and the schedule can`(connection: String) async throws {
        try await withRuntime(Works(), ["QUEUE_CONNECTION": connection]) { runtime in
            let error = #expect(throws: ApplicationError.self) { try QueueDesk(runtime) }
            #expect(error?.message.contains("QUEUE_CONNECTION is \(connection)") == true)
            let found15 = try await ScheduleDesk(runtime).list(next: 1, as: .text)
            #expect(found15.contains("nightly"))
            await #expect(throws: ApplicationError.self) { try await ScheduleDesk(runtime).runDue() }
        }
    }

    @Test(arguments: [
        ["queue:retry"], ["queue:retry", "7", "--all"], ["queue:peek", "--payload"], ["queue:peek", "--state", "lost"],
        ["queue:failed", "--limit", "0"], ["queue:prune", "--hours", "-1"], ["queue:pause"],
        ["queue:work", "--stop-when-empty", "--max-jobs", "3"], ["queue:work", "--queues", "a b"],
    ])
    func `what cannot be done is refused before anything opens`(arguments: [String]) {
        #expect(throws: (any Error).self) { try WebCommand<Works>.parseAsRoot(arguments) }
    }
}
