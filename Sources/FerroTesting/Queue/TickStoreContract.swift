public import FerroQueue
public import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What every store of the schedule's ticks must do; each rule is checked on an engine of its own.
///
/// ```swift
/// @Test(arguments: TickStoreContract.rules)
/// func `the store keeps the contract`(rule: TickStoreContract.Rule) async throws {
///     try await rule.check(MyEngine())
/// }
/// ```
public enum TickStoreContract {
    /// One promise of a store.
    public struct Rule: Sendable, CustomTestStringConvertible {
        /// The promise in words.
        public let testDescription: String
        private let body: @Sendable (TickStoreProbe) async throws -> Void

        init(_ description: String, _ body: @escaping @Sendable (TickStoreProbe) async throws -> Void) {
            testDescription = description
            self.body = body
        }

        /// Holds the ticks of an engine without jobs to the promise; records an issue where they break it.
        public func check(_ engine: any QueueEngine) async throws { try await body(TickStoreProbe(engine: engine)) }
    }

    /// Every promise.
    public static let rules = taking + leavingOut + resuming + remembering

    private static let taking = [
        Rule("a tick that is taken pushes its job, which knows the tick") { probe async throws in
            let answer = try await probe.take("a", at: 60)
            let job = try #require(try await probe.pending().first)
            #expect(answer == .taken(job.id))
            #expect(job.headers.tick == probe.tick("a", at: 60))
            #expect(try await probe.store.last(of: ["a", "b"]) == ["a": probe.date(60)])
        },
        Rule("the same tick, and an older one, are late and push nothing") { probe async throws in
            try await probe.take("a", at: 60)
            #expect(try await probe.take("a", at: 60, by: "other") == .late)
            #expect(try await probe.take("a", at: 0) == .late)
            #expect(try await probe.skip("a", at: 60, "no") == .late)
            #expect(try await probe.pending().count == 1)
            #expect(try await probe.store.history(of: "a", limit: 10).count == 1)
        },
        Rule("entries do not know of each other") { probe async throws in
            try await probe.take("a", at: 60)
            #expect(try await probe.take("b", at: 0) != .late)
            #expect(try await probe.store.last(of: ["b"]) == ["b": probe.date(0)])
            #expect(try await probe.store.last(of: []) == [:])
        },
        Rule("of twenty who take one tick at the same time one does") { probe async throws in
            for seconds in [60.0, 120, 180] {
                let answers = try await withThrowingTaskGroup(of: TickAnswer.self) { group in
                    for node in 0..<20 { group.addTask { try await probe.take("a", at: seconds, by: "node \(node)") } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.count { $0 != .late } == 1)
            }
            #expect(try await probe.pending().count == 3)
            #expect(try await probe.store.history(of: "a", limit: 10).count == 3)
        },
        Rule("an entry begins once, and nothing is pushed or kept for that") { probe in
            let begun = try await probe.begin("a", at: 30)
            #expect(begun == .taken(nil))
            #expect(try await probe.begin("a", at: 90) == .late)
            #expect(try await probe.store.last(of: ["a"]) == ["a": probe.date(30)])
            #expect(try await probe.pending().isEmpty)
            #expect(try await probe.store.history(of: "a", limit: 10).isEmpty)
            #expect(try await probe.take("a", at: 30) == .late)
            #expect(try await probe.take("a", at: 60) != .late)
        },
    ]

    private static let leavingOut = [
        Rule("a tick that is left out is noted with its reason, and never comes back") { probe async throws in
            #expect(try await probe.skip("a", at: 60, "missed \"it\" ü") == .taken(nil))
            let record = try #require(try await probe.store.history(of: "a", limit: 1).first)
            #expect(record.message == "missed \"it\" ü")
            #expect(record.jobID == nil)
            #expect(try await probe.take("a", at: 60) == .late)
            #expect(try await probe.pending().isEmpty)
        },
        Rule("a paused entry's tick is left out, and the next one after the pause runs") { probe async throws in
            try await probe.store.pause("a", true, now: probe.start)
            #expect(try await probe.store.paused() == ["a"])
            #expect(try await probe.store.last(of: ["a"]) == [:])
            #expect(try await probe.take("a", at: 60) == .taken(nil))
            #expect(try await probe.take("b", at: 60) != .taken(nil))
            #expect(try await probe.store.history(of: "a", limit: 1).first?.message == "the entry is paused")
            try await probe.store.pause("a", false, now: probe.start)
            #expect(try await probe.store.paused().isEmpty)
            let answer = try await probe.take("a", at: 120)
            #expect(answer != .late && answer != .taken(nil))
        },
        Rule("a tick whose job would overlap an earlier one is left out until that is done") { probe async throws in
            guard case .taken(let id?) = try await probe.take("a", at: 60, key: "schedule:a") else {
                Issue.record("the first tick was not taken")
                return
            }
            #expect(try await probe.take("a", at: 120, key: "schedule:a") == .taken(nil))
            let claim = try #require(try await probe.claim().first)
            #expect(claim.envelope.id == id)
            #expect(try await probe.take("a", at: 180, key: "schedule:a") == .taken(nil))
            let record = try #require(try await probe.store.history(of: "a", limit: 1).first)
            #expect(record.message == "the job \(id) of an earlier tick is not done")
            try await probe.engine.complete(claim, at: probe.date(200))
            #expect(try await probe.take("a", at: 240, key: "schedule:a") != .taken(nil))
            #expect(try await probe.pending().count == 1)
        },
    ]

    private static let remembering = [
        Rule("the history comes newest first, with who took what and what became of it") { probe async throws in
            for seconds in [60.0, 120, 180] { try await probe.take("a", at: seconds, by: "node-1") }
            try await probe.store.note(probe.tick("a", at: 120), isDone: true, message: nil, at: probe.date(130.5))
            try await probe.store.note(
                probe.tick("a", at: 180), isDone: false, message: "oops \"ü\"", at: probe.date(190))
            try await probe.store.note(probe.tick("a", at: 999), isDone: true, message: nil, at: probe.date(999))
            let history = try await probe.store.history(of: "a", limit: 10)
            #expect(history.map(\.tick.dueAt) == [180, 120, 60].map(probe.date))
            #expect(history.map(\.isDone) == [false, true, nil])
            #expect(history.map(\.finishedAt) == [probe.date(190), probe.date(130.5), nil])
            #expect(history.map(\.message) == ["oops \"ü\"", nil, nil])
            #expect(Set(history.map(\.node)) == ["node-1"])
            #expect(history.allSatisfy { $0.jobID != nil && $0.takenAt == probe.date(0.25) })
            #expect(try await probe.store.history(of: "a", limit: 2).count == 2)
            #expect(try await probe.store.history(of: "a", limit: 0).isEmpty)
            #expect(try await probe.store.history(of: "b", limit: 2).isEmpty)
        },
        Rule("old ticks are removed, but the last one of an entry stays, and so does its fence") { probe async throws in
            for seconds in [60.0, 120, 180] { try await probe.take("a", at: seconds) }
            try await probe.take("b", at: 60)
            #expect(try await probe.store.prune(dueBefore: probe.date(150)) == 2)
            #expect(try await probe.store.history(of: "a", limit: 9).map(\.tick.dueAt) == [probe.date(180)])
            #expect(try await probe.store.prune(dueBefore: probe.date(9999)) == 0)
            #expect(try await probe.store.history(of: "a", limit: 9).count == 1)
            #expect(try await probe.store.history(of: "b", limit: 9).count == 1)
            #expect(try await probe.take("a", at: 180) == .late)
        },
    ]
}
