import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let claiming: [Rule] = [
        Rule("a pushed job comes back as it was, once") { probe async throws in
            let headers = JobHeaders(
                tags: ["import", "Zoë"], traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                isSealed: true, chain: [probe.draft("next", payload: #"{"a":"✓"}"#, priority: .low)],
                tick: Tick(entry: "prune", dueAt: probe.start))
            let unique = JobUniqueness(key: "key", scope: .done, until: probe.date(60))
            let draft = probe.draft(
                "index_post", payload: #"{"name":"Zoë ✓"}"#, priority: .high, requestID: "req-1", headers: headers,
                unique: unique)
            let receipt = try await probe.push(draft)
            #expect(receipt.isNew)
            let claim = try await probe.claimOne()
            var expected = JobEnvelope(id: receipt.id, draft: draft, attempts: 1)
            expected.failures = []
            #expect(claim.envelope == expected)
            #expect(claim.envelope.crashes == 0)
            #expect(claim.envelope.state == nil)
            #expect(try await probe.claim().isEmpty)
        },
        Rule("jobs are claimed in the order in which they became due, the older id first") { probe async throws in
            let late = try await probe.push("late", after: 2)
            let first = try await probe.push("first")
            let second = try await probe.push("second")
            #expect(try await probe.claim(at: 5).map(\.envelope.id) == [first, second, late])
        },
        Rule("a delayed job is not claimed before its time") { probe async throws in
            try await probe.push("later", after: 60)
            #expect(try await probe.claim(at: 59).isEmpty)
            #expect(try await probe.claim(at: 60).count == 1)
        },
        Rule("a job that is due since long ago, and one of the far future, keep their times") { probe async throws in
            let old = try await probe.push("old", after: -1_700_000_000)
            let far = try await probe.push("far", after: 200_000_000_000)
            #expect(try await probe.claim(at: 1000).map(\.envelope.id) == [old])
            #expect(try await probe.find(far)?.envelope.availableAt == probe.date(200_000_000_000))
        },
        Rule("a claim takes at most as many jobs as asked for") { probe async throws in
            for _ in 0..<3 { try await probe.push("job") }
            #expect(try await probe.claim(limit: 0).isEmpty)
            #expect(try await probe.claim(limit: 2).count == 2)
            #expect(try await probe.claim(limit: 2).count == 1)
        },
        Rule("an earlier queue comes first, and a queue that was not asked for stays") { probe async throws in
            try await probe.push("low", queue: "low")
            try await probe.push("high", queue: "high")
            try await probe.push("other", queue: "other")
            #expect(try await probe.names(queues: ["high", "low"], limit: 1) == ["high"])
            #expect(try await probe.names(queues: ["high", "low"]) == ["low"])
            #expect(try await probe.claim(queues: []).isEmpty)
            #expect(try await probe.claim(queues: ["nothing"]).isEmpty)
        },
        Rule("a claim fills up with the jobs of the next queue") { probe async throws in
            for _ in 0..<2 { try await probe.push("a", queue: "high") }
            for _ in 0..<3 { try await probe.push("b", queue: "low") }
            #expect(try await probe.names(queues: ["high", "low"], limit: 4) == ["a", "a", "b", "b"])
        },
        Rule("a job whose lease is over is claimed again, with one more attempt and a higher token") {
            probe async throws in
            let id = try await probe.push("job")
            let first = try await probe.claimOne()
            #expect(try await probe.claim(at: 29).isEmpty)
            let second = try await probe.claimOne(at: 30)
            #expect(second.envelope.id == id)
            #expect(second.envelope.attempts == 2)
            #expect(second.token > first.token)
        },
        Rule("a claim that ended without a word is counted as a crash, and no other is") { probe async throws in
            try await probe.push("job", maxAttempts: 10)
            #expect(try await probe.claimOne(at: 0).envelope.crashes == 0)
            let second = try await probe.claimOne(at: 30)
            #expect(second.envelope.crashes == 1)
            try await probe.finish(probe.retry(second, at: 31))
            let third = try await probe.claimOne(at: 31)
            #expect(third.envelope.crashes == 1)
            try await probe.finish(probe.released(third, at: 32))
            #expect(try await probe.claimOne(at: 32).envelope.crashes == 1)
            #expect(try await probe.claimOne(at: 62).envelope.crashes == 2)
        },
        Rule("a job whose workers keep dying is handed out once more than it may run, as exhausted") {
            probe async throws in
            try await probe.push("poison", maxAttempts: 2)
            #expect(try await probe.claim(at: 0).map(\.isExhausted) == [false])
            #expect(try await probe.claim(at: 30).map(\.isExhausted) == [false])
            let last = try await probe.claimOne(at: 60)
            #expect(last.isExhausted)
            try await probe.finish(probe.failed(last, at: 60))
            #expect(try await probe.claim(at: 1000).isEmpty)
        },
    ]

    static let priorities: [Rule] = [
        Rule("the more urgent job of a queue comes first, and those of one priority as they became due") {
            probe async throws in
            try await probe.push("low", priority: .low)
            try await probe.push("second", after: 1)
            try await probe.push("first")
            try await probe.push("odd", priority: JobPriority(-7), after: 1)
            try await probe.push("urgent", priority: .urgent, after: 2)
            try await probe.push("high", priority: .high, after: 2)
            #expect(try await probe.names(at: 5) == ["urgent", "high", "odd", "first", "second", "low"])
        },
        Rule("a delayed job that became due takes the place of its priority") { probe async throws in
            try await probe.push("low", priority: .low)
            try await probe.push("normal")
            try await probe.push("later", priority: .high, after: 60)
            #expect(try await probe.names(at: 59, limit: 1) == ["normal"])
            #expect(try await probe.names(at: 60) == ["later", "low"])
        },
        Rule("an urgent job does not come before the jobs of an earlier queue") { probe async throws in
            try await probe.push("urgent", queue: "b", priority: .urgent)
            try await probe.push("low", queue: "a", priority: .low)
            #expect(try await probe.names(queues: ["a", "b"]) == ["low", "urgent"])
        },
        Rule("a job whose attempt failed keeps its priority") { probe async throws in
            try await probe.push("high", priority: .high)
            let claim = try await probe.claimOne()
            try await probe.push("normal")
            try await probe.finish(probe.retry(claim, at: 5))
            let again = try await probe.claim(at: 5)
            #expect(again.map(\.envelope.name) == ["high", "normal"])
            #expect(again.first?.envelope.priority == .high)
        },
        Rule("a job whose lease is over takes its old place again") { probe async throws in
            try await probe.push("first")
            _ = try await probe.claimOne()
            try await probe.push("second", after: 1)
            try await probe.push("high", priority: .high, after: 1)
            try await probe.push("low", priority: .low)
            #expect(try await probe.names(at: 30) == ["high", "first", "second", "low"])
        },
        Rule("among many priorities a claim takes the most urgent ones") { probe async throws in
            let drafts = (0..<50).map { index in
                probe.draft("p\((index * 37) % 50)", priority: JobPriority((index * 37) % 50 - 25))
            }
            #expect(try await probe.engine.push(drafts, on: nil).count == 50)
            #expect(try await probe.names(limit: 3) == ["p0", "p1", "p2"])
            #expect(try await probe.names(limit: 100) == (3..<50).map { "p\($0)" })
        },
    ]
}
