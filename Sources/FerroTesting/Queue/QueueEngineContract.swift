public import FerroQueue
import FerroSupport
public import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What every engine of the queue must do; each rule is checked on an engine of its own.
///
/// ```swift
/// @Test(arguments: QueueEngineContract.rules)
/// func `the engine keeps the contract`(rule: QueueEngineContract.Rule) async throws {
///     try await rule.check(MyEngine())
/// }
/// ```
public enum QueueEngineContract {
    /// One promise of an engine.
    public struct Rule: Sendable, CustomTestStringConvertible {
        /// The promise in words.
        public let testDescription: String
        private let body: @Sendable (QueueEngineProbe) async throws -> Void

        init(_ description: String, _ body: @escaping @Sendable (QueueEngineProbe) async throws -> Void) {
            testDescription = description
            self.body = body
        }

        /// Holds an engine without jobs to the promise; records an issue where it breaks it.
        public func check(_ engine: any QueueEngine) async throws { try await body(QueueEngineProbe(engine: engine)) }
    }

    /// Every promise.
    public static let rules = claiming + fencing + failing + inspecting

    private static let claiming = [
        Rule("a pushed job comes back as it was, once") { probe in
            let id = try await probe.push("index_post", payload: #"{"name":"Zoë ✓"}"#, requestID: "req-1")
            let claim = try #require(try await probe.claim().first)
            #expect(claim.envelope.id == id)
            #expect(claim.envelope.name == "index_post")
            #expect(claim.envelope.queue == .default)
            #expect(claim.envelope.payload == Array(#"{"name":"Zoë ✓"}"#.utf8))
            #expect(claim.envelope.attempts == 1)
            #expect(claim.envelope.maxAttempts == 4)
            #expect(claim.envelope.requestID == "req-1")
            #expect(claim.envelope.createdAt == probe.start)
            #expect(try await probe.claim().isEmpty)
        },
        Rule("jobs are claimed in the order in which they became due, the older id first") { probe in
            let late = try await probe.push("late", after: 2)
            let first = try await probe.push("first")
            let second = try await probe.push("second")
            #expect(try await probe.claim(at: 5).map(\.envelope.id) == [first, second, late])
        },
        Rule("a delayed job is not claimed before its time") { probe in
            try await probe.push("later", after: 60)
            #expect(try await probe.claim(at: 59).isEmpty)
            #expect(try await probe.claim(at: 60).count == 1)
        },
        Rule("a claim takes at most as many jobs as asked for") { probe in
            for _ in 0..<3 { try await probe.push("job") }
            #expect(try await probe.claim(limit: 0).isEmpty)
            #expect(try await probe.claim(limit: 2).count == 2)
            #expect(try await probe.claim(limit: 2).count == 1)
        },
        Rule("an earlier queue comes first, and a queue that was not asked for stays") { probe in
            try await probe.push("low", queue: "low")
            try await probe.push("high", queue: "high")
            try await probe.push("other", queue: "other")
            #expect(try await probe.claim(queues: ["high", "low"], limit: 1).map(\.envelope.name) == ["high"])
            #expect(try await probe.claim(queues: ["high", "low"]).map(\.envelope.name) == ["low"])
            #expect(try await probe.claim(queues: []).isEmpty)
        },
        Rule("claims made at the same time never share a job") { probe in
            for _ in 0..<40 { try await probe.push("job") }
            let ids = try await withThrowingTaskGroup(of: [JobID].self) { group in
                for _ in 0..<8 {
                    group.addTask { try await probe.claim(limit: 10).map(\.envelope.id) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(ids.count == 40)
            #expect(Set(ids).count == 40)
        },
    ]

    private static let fencing = [
        Rule("a completed job is gone") { probe in
            try await probe.push("job")
            let claim = try #require(try await probe.claim().first)
            try await probe.engine.complete(claim)
            #expect(try await probe.claim(at: 1000).isEmpty)
            #expect(try await probe.stats(at: 1000).totalFailed == 0)
        },
        Rule("the id of a job that is gone is not given to another") { probe in
            let id = try await probe.push("job")
            let old = try #require(try await probe.claim().first)
            let new = try #require(try await probe.claim(at: 30).first)
            try await probe.engine.complete(new)
            #expect(try await probe.push("job") != id)
            #expect(try await probe.claim().count == 1)
            await probe.expectStale { try await probe.engine.complete(old) }
        },
        Rule("a completion is recorded once") { probe in
            try await probe.push("job")
            let claim = try #require(try await probe.claim().first)
            try await probe.engine.complete(claim)
            await probe.expectStale { try await probe.engine.complete(claim) }
        },
        Rule("a job whose lease is over is claimed again, with one more attempt and a higher token") { probe in
            let id = try await probe.push("job")
            let first = try #require(try await probe.claim().first)
            #expect(try await probe.claim(at: 29).isEmpty)
            let second = try #require(try await probe.claim(at: 30).first)
            #expect(second.envelope.id == id)
            #expect(second.envelope.attempts == 2)
            #expect(second.token > first.token)
        },
        Rule("a worker whose job was claimed again is refused, whatever it wants to record") { probe in
            try await probe.push("job")
            let old = try #require(try await probe.claim().first)
            let new = try #require(try await probe.claim(at: 30).first)
            await probe.expectStale { try await probe.engine.complete(old) }
            await probe.expectStale {
                try await probe.engine.release(old, availableAt: probe.start, error: "late")
            }
            await probe.expectStale { try await probe.engine.fail(old, error: "late", at: probe.start) }
            try await probe.engine.complete(new)
        },
        Rule("a heartbeat after the lease's end keeps a job that nobody took") { probe in
            try await probe.push("job")
            let claims = try await probe.claim()
            #expect(try await probe.heartbeat(claims, at: 40).isEmpty)
            #expect(try await probe.claim(at: 69).isEmpty)
            #expect(try await probe.claim(at: 70).count == 1)
        },
        Rule("a heartbeat holds a job for another lease") { probe in
            try await probe.push("job")
            let claims = try await probe.claim()
            #expect(try await probe.heartbeat(claims, at: 20).isEmpty)
            #expect(try await probe.claim(at: 49).isEmpty)
            #expect(try await probe.claim(at: 50).count == 1)
        },
        Rule("a heartbeat names the claims that were lost, and only those") { probe in
            for _ in 0..<3 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 3)
            try await probe.engine.complete(claims[0])
            _ = try await probe.claim(at: 30, limit: 1)
            #expect(try await probe.heartbeat(claims, at: 31) == [claims[0], claims[1]])
            #expect(try await probe.heartbeat([], at: 31).isEmpty)
        },
    ]

    private static let failing = [
        Rule("a released job waits for its time and keeps its attempts") { probe in
            try await probe.push("job")
            let first = try #require(try await probe.claim().first)
            try await probe.engine.release(first, availableAt: probe.date(10), error: "no route")
            #expect(try await probe.claim(at: 9).isEmpty)
            let second = try #require(try await probe.claim(at: 10).first)
            #expect(second.envelope.attempts == 2)
            await probe.expectStale { try await probe.engine.complete(first) }
        },
        Rule("a job released without an error gets its attempt back, but never its token") { probe in
            try await probe.push("job")
            let first = try #require(try await probe.claim().first)
            try await probe.engine.release(first, availableAt: probe.start, error: nil)
            let second = try #require(try await probe.claim().first)
            #expect(second.envelope.attempts == 1)
            #expect(second.token > first.token)
            await probe.expectStale { try await probe.engine.complete(first) }
        },
        Rule("a failed job is kept aside with its error and never claimed again") { probe in
            let id = try await probe.push("job")
            let claim = try #require(try await probe.claim().first)
            try await probe.engine.fail(claim, error: "it's \"broken\"", at: probe.date(3))
            #expect(try await probe.claim(at: 1000).isEmpty)
            let failed = try #require(try await probe.jobs(at: 1000).failed.first)
            #expect(failed.job.id == id)
            #expect(failed.job.state == .failed)
            #expect(failed.job.attempts == 1)
            #expect(failed.error == "it's \"broken\"")
            #expect(failed.failedAt == probe.date(3))
        },
        Rule("a job whose workers keep dying is handed out once more than it may run, as exhausted") { probe in
            try await probe.push("poison", maxAttempts: 2)
            #expect(try await probe.claim(at: 0).map(\.isExhausted) == [false])
            #expect(try await probe.claim(at: 30).map(\.isExhausted) == [false])
            let last = try #require(try await probe.claim(at: 60).first)
            #expect(last.isExhausted)
            try await probe.engine.fail(last, error: "abandoned", at: probe.date(60))
            #expect(try await probe.claim(at: 1000).isEmpty)
        },
    ]

    private static let inspecting = [
        Rule("the statistics count what waits by queue, and what failed in all") { probe in
            try await probe.push("a", queue: "mail")
            try await probe.push("b", queue: "mail", after: 60)
            for _ in 0..<3 { try await probe.push("c", queue: "images") }
            let claims = try await probe.claim(queues: ["images"], limit: 2)
            try #require(claims.count == 2)
            try await probe.engine.fail(claims[0], error: "broken", at: probe.start)
            let expected = QueueStats(
                queues: [.init(name: "images", pending: 1, delayed: 0), .init(name: "mail", pending: 1, delayed: 1)],
                totalFailed: 1)
            #expect(try await probe.stats(at: 0) == expected)
        },
        Rule("the lists hold each kind of job in its order, up to the limit") { probe in
            let failing = try await [probe.push("f"), probe.push("f")]
            for (index, claim) in try await probe.claim().enumerated() {
                try await probe.engine.fail(claim, error: "broken", at: probe.date(Double(index)))
            }
            let due = try await [probe.push("p"), probe.push("p"), probe.push("p")]
            let delayed = try await [probe.push("d", after: 90), probe.push("d", after: 60)]
            let jobs = try await probe.jobs(at: 5)
            #expect(jobs.pending.map(\.id) == due)
            #expect(jobs.pending.map(\.state) == [.pending, .pending, .pending])
            #expect(jobs.pending.first?.maxRetries == 3)
            #expect(jobs.delayed.map(\.id) == delayed.reversed())
            #expect(jobs.delayed.first?.availableAt == probe.date(60))
            #expect(jobs.failed.map(\.job.id) == failing.reversed())
            #expect(try await probe.jobs(at: 5, limit: 2).pending.map(\.id) == Array(due.prefix(2)))
        },
    ]
}
