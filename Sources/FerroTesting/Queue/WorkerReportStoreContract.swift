public import FerroQueue
public import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What every store of workers' reports must do; each rule is checked on a store that was told nothing.
///
/// ```swift
/// @Test(arguments: WorkerReportStoreContract.rules)
/// func `the store keeps the contract`(rule: WorkerReportStoreContract.Rule) async throws {
///     try await rule.check(MyStore())
/// }
/// ```
public enum WorkerReportStoreContract {
    /// One promise of a store.
    public struct Rule: Sendable, CustomTestStringConvertible {
        /// The promise in words.
        public let testDescription: String
        private let body: @Sendable (WorkerReportStoreProbe) async throws -> Void

        init(_ description: String, _ body: @escaping @Sendable (WorkerReportStoreProbe) async throws -> Void) {
            testDescription = description
            self.body = body
        }

        /// Holds a store to the promise; records an issue where it breaks it.
        public func check(_ store: any WorkerReportStore) async throws {
            try await body(WorkerReportStoreProbe(store: store))
        }
    }

    /// Every promise.
    public static let rules = workers + minutes

    private static let workers = [
        Rule("a worker's report comes back as it was, and a later one replaces it") { probe in
            try await probe.report("w1", at: 0)
            var later = probe.worker("w1", at: 20)
            later.busy = 0
            later.isQuiet = true
            later.queues = ["a,b", "\"c\"", "ü"]
            later.busyByQueue = ["ü": 2, "a,b": 0]
            try await probe.store.report(later, [])
            #expect(try await probe.store.workers(since: probe.start) == [later])
        },
        Rule("workers come by id, and only those that reported since the date") { probe in
            for (id, seconds) in [("w2", 30.0), ("w1", 20), ("w3", 19)] { try await probe.report(id, at: seconds) }
            #expect(try await probe.store.workers(since: probe.date(20)).map(\.workerID) == ["w1", "w2"])
        },
        Rule("a worker that left is gone, and may leave again") { probe in
            try await probe.report("w1", at: 0)
            try await probe.report("w2", at: 0)
            try await probe.store.leave("w1")
            try await probe.store.leave("w1")
            #expect(try await probe.store.workers(since: probe.start).map(\.workerID) == ["w2"])
        },
    ]

    private static let minutes = [
        Rule("what happened in a minute comes back as it was") { probe in
            var line = probe.line("index_post", queue: "a:b", done: 3)
            line.retried = 2
            line.failed = 1
            for step in 0..<DurationCounts.steps { line.durations.add(.milliseconds(1 << step)) }
            line.latencies.add(.milliseconds(7))
            try await probe.report("w1", at: 0, [line])
            let minutes = try await probe.store.minutes(since: probe.start)
            #expect(minutes == [line])
            #expect(minutes.first?.durations.counts == line.durations.counts)
        },
        Rule("what several workers report about one line adds up, also within one report") { probe in
            for worker in ["w1", "w2"] {
                let line = probe.line("job", done: 2, took: .milliseconds(3))
                try await probe.report(worker, at: 0, [line, line])
            }
            let minutes = try await probe.store.minutes(since: probe.start)
            #expect(minutes.map(\.done) == [8])
            #expect(minutes.map(\.durations.count) == [4])
            #expect(minutes.first?.durations.mean == .milliseconds(3))
        },
        Rule("workers that report at the same time lose nothing") { probe in
            let lines = (0..<20).map { probe.line("job \($0)", done: 1) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<8 {
                    let order = worker.isMultiple(of: 2) ? lines : lines.reversed()
                    group.addTask { try await probe.report("w\(worker)", at: 0, order) }
                }
                try await group.waitForAll()
            }
            #expect(try await probe.store.minutes(since: probe.start).map(\.done) == Array(repeating: 8, count: 20))
            #expect(try await probe.store.workers(since: probe.start).count == 8)
        },
        Rule("lines come by minute, queue and name, and only those of minutes that began since the date") { probe in
            let lines = [
                probe.line("b", at: 60), probe.line("a", at: 120), probe.line("B", at: 60), probe.line("z", at: 0),
                probe.line("a", queue: "mail", at: 60),
            ]
            try await probe.report("w1", at: 130, lines)
            let minutes = try await probe.store.minutes(since: probe.date(1))
            #expect(minutes.map(\.name) == ["B", "b", "a", "a"])
            #expect(minutes.map(\.queue) == ["default", "default", "mail", "default"])
            #expect(try await probe.store.minutes(since: probe.date(60)) == minutes)
        },
        Rule("names of every kind are told apart") { probe in
            let names = ["*", "ü:1:", "a'b\"", "{x}", "mail", " "]
            let lines = names.map { probe.line($0, queue: "q") } + [probe.line("il", queue: "qma")]
            try await probe.report("w1", at: 0, lines)
            #expect(Set(try await probe.store.minutes(since: probe.start)) == Set(lines))
        },
        Rule("a report of many lines is kept whole") { probe in
            try await probe.report("w1", at: 0, (0..<250).map { probe.line("job \($0)") })
            #expect(try await probe.store.minutes(since: probe.start).count == 250)
        },
        Rule("pruning takes minutes before the date, and workers that did not report since") { probe in
            try await probe.report("old", at: 0, [probe.line("job", at: 0), probe.line("job", at: 60)])
            try await probe.report("new", at: 70)
            try await probe.store.prune(before: probe.date(60))
            #expect(try await probe.store.minutes(since: probe.start).map(\.minute) == [probe.date(60)])
            #expect(try await probe.store.workers(since: probe.start).map(\.workerID) == ["new"])
        },
    ]
}
