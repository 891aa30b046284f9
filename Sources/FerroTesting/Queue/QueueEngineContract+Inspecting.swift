import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let inspecting: [Rule] = [
        Rule("the statistics count each state by queue, and how long the oldest has been due") { probe async throws in
            #expect(try await probe.stats(at: 0) == QueueStats())
            try await probe.push("a", queue: "mail", after: 10)
            try await probe.push("a", queue: "mail", after: 25)
            try await probe.push("b", queue: "mail", after: 60)
            for _ in 0..<3 { try await probe.push("c", queue: "images") }
            let claims = try await probe.claim(queues: ["images"], limit: 2)
            try #require(claims.count == 2)
            try await probe.finish(probe.failed(claims[0]))
            let expected = QueueStats(
                queues: [
                    .init(name: "images", pending: 1, running: 1, failed: 1, oldestSeconds: 40),
                    .init(name: "mail", pending: 2, delayed: 1, oldestSeconds: 30),
                ], totalFailed: 1)
            #expect(try await probe.stats(at: 40) == expected)
        },
        Rule("a job whose lease is over is still counted as running") { probe async throws in
            try await probe.push("job")
            let claim = try await probe.claimOne()
            #expect(try await probe.line(at: 500) == .init(name: .default, running: 1))
            #expect(try await probe.find(claim.envelope.id, at: 500)?.state == .running)
        },
        Rule("a job is found with who holds it and since when") { probe async throws in
            let id = try await probe.push("job", after: 5)
            #expect(try await probe.find(id, at: 4)?.state == .delayed)
            let waiting = try #require(try await probe.find(id, at: 5))
            #expect(waiting.state == .pending)
            #expect(waiting.workerID == nil)
            #expect(waiting.startedAt == nil)
            #expect(waiting.envelope.attempts == 0)
            let claim = try #require(try await probe.claim(at: 6, by: "worker-7").first)
            let running = try #require(try await probe.find(id, at: 7))
            #expect(running.state == .running)
            #expect(running.workerID == "worker-7")
            #expect(running.startedAt == probe.date(6))
            #expect(running.finishedAt == nil)
            #expect(running.envelope == claim.envelope)
            #expect(try await probe.find(JobID(id.rawValue + 1000)) == nil)
        },
        Rule("jobs that wait are listed in the order they will run, up to the limit") { probe async throws in
            let low = try await probe.push("p", priority: .low)
            let due = try await [probe.push("p"), probe.push("p"), probe.push("p")]
            let high = try await probe.push("p", priority: .high, after: 4)
            let delayed = try await [probe.push("d", after: 90), probe.push("d", after: 60)]
            #expect(try await probe.list(JobFilter(state: .pending), at: 5) == [high] + due + [low])
            #expect(try await probe.list(JobFilter(state: .delayed), at: 5) == delayed.reversed())
            #expect(try await probe.list(JobFilter(state: .pending), limit: 2, at: 5) == [high, due[0]])
            #expect(try await probe.list(JobFilter(state: .pending), limit: 0, at: 5).isEmpty)
            #expect(try await probe.list(JobFilter(state: .done), at: 5).isEmpty)
            #expect(try await Set(probe.list(JobFilter(), at: 5)) == Set([low, high] + due + delayed))
        },
        Rule("running jobs are listed by the beginning of their claim") { probe async throws in
            let ids = try await [probe.push("a", after: 2), probe.push("b", after: 1)]
            _ = try await probe.claim(at: 1)
            _ = try await probe.claim(at: 2)
            #expect(try await probe.list(JobFilter(state: .running), at: 3) == [ids[1], ids[0]])
            #expect(try await probe.list(JobFilter(state: .running), limit: 1, at: 3) == [ids[1]])
        },
        Rule("failed jobs are listed newest first, page after page") { probe async throws in
            var ids: [JobID] = []
            for index in 0..<5 {
                ids.append(try await probe.push("f"))
                try await probe.finish(probe.failed(probe.claimOne(), at: Double(index)))
            }
            var filter = JobFilter(state: .failed)
            #expect(try await probe.list(filter, limit: 2) == [ids[4], ids[3]])
            filter.before = ids[3]
            #expect(try await probe.list(filter, limit: 2) == [ids[2], ids[1]])
            filter.before = ids[1]
            #expect(try await probe.list(filter, limit: 2) == [ids[0]])
            filter.before = ids[0]
            #expect(try await probe.list(filter, limit: 2).isEmpty)
        },
        Rule("a list is of one queue and one name where they are given") { probe async throws in
            for (name, queue) in [("a", "x"), ("a", "y"), ("b", "x")] as [(String, QueueName)] {
                try await probe.push(name, queue: queue)
            }
            #expect(try await probe.list(JobFilter(state: .pending, queue: "x")).count == 2)
            #expect(try await probe.list(JobFilter(state: .pending, name: "a")).count == 2)
            #expect(try await probe.list(JobFilter(state: .pending, queue: "y", name: "b")).isEmpty)
        },
    ]

    static let retaining: [Rule] = [
        Rule("a job that is done or cancelled is kept for the retention") { probe async throws in
            for _ in 0..<3 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 3)
            try await probe.finish(probe.done(claims[0], at: 5), probe.cancelled(claims[1], at: 6))
            #expect(try await probe.list(JobFilter(state: .done)) == [claims[0].envelope.id])
            #expect(try await probe.list(JobFilter(state: .cancelled)) == [claims[1].envelope.id])
            let record = try #require(try await probe.find(claims[0].envelope.id))
            #expect(record.state == .done)
            #expect(record.finishedAt == probe.date(5))
            #expect(try await probe.line(at: 10) == .init(name: .default, running: 1, done: 1))
            #expect(try await probe.claim(at: 20).isEmpty)
            try await probe.expectRefused(probe.done(claims[0]))
        },
        Rule("a cancelled job that was kept can be retried, and a job that is done cannot") { probe async throws in
            let ids = try await [probe.push("done"), probe.push("cancelled", after: 60)]
            try await probe.finish(probe.done(probe.claimOne()))
            #expect(try await probe.change(.cancel, [ids[1]]) == 1)
            #expect(try await probe.change(.retry, ids, at: 3) == 1)
            #expect(try await probe.names(at: 3) == ["cancelled"])
        },
        Rule("kept jobs can be forgotten and removed by their end") { probe async throws in
            for _ in 0..<3 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 3)
            for (index, claim) in claims.enumerated() { try await probe.finish(probe.done(claim, at: Double(index))) }
            #expect(try await probe.change(.forget, [claims[2].envelope.id]) == 1)
            #expect(try await probe.administration.prune([.done], endedBefore: probe.date(1), limit: 9) == 1)
            #expect(try await probe.list(JobFilter(state: .done)) == [claims[1].envelope.id])
        },
        Rule("a kept job does not hold its key") { probe async throws in
            let key = JobUniqueness(key: "k", scope: .done)
            try await probe.push(probe.draft("first", unique: key))
            try await probe.finish(probe.done(probe.claimOne()))
            #expect(try await probe.push(probe.draft("second", unique: key)).isNew)
        },
    ]
}
