import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let administration: [Rule] = [
        Rule("a paused queue gives no jobs until it goes on, and others do") { probe async throws in
            try await probe.push("a", queue: "mail")
            try await probe.push("b", queue: "images")
            try await probe.administration.pause("mail", true, now: probe.start)
            #expect(try await probe.names(queues: ["mail", "images"]) == ["b"])
            #expect(try await probe.line("mail").isPaused)
            #expect(try await probe.line("images").isPaused == false)
            try await probe.push("c", queue: "mail")
            #expect(try await probe.claim(queues: ["mail"], at: 50).isEmpty)
            try await probe.administration.pause("mail", false, now: probe.start)
            #expect(try await probe.names(queues: ["mail"]) == ["a", "c"])
            #expect(try await probe.line("mail").isPaused == false)
        },
        Rule("a job of a paused queue can be finished by who runs it, and its lease can end") { probe async throws in
            for _ in 0..<2 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 2)
            try await probe.administration.pause(.default, true, now: probe.start)
            #expect(try await probe.heartbeat(claims, at: 1).isEmpty)
            try await probe.finish(probe.done(claims[0], at: 2))
            #expect(try await probe.claim(at: 500).isEmpty)
            try await probe.administration.pause(.default, false, now: probe.start)
            #expect(try await probe.claim(at: 500).count == 1)
        },
        Rule("a queue without jobs can be paused, twice too, and is listed while it is") { probe async throws in
            for _ in 0..<2 { try await probe.administration.pause("empty", true, now: probe.start) }
            let expected = QueueStats(queues: [.init(name: "empty", isPaused: true)])
            #expect(try await probe.stats(at: 0) == expected)
            try await probe.push("job", queue: "empty")
            #expect(try await probe.claim(queues: ["empty"]).isEmpty)
        },
        Rule("jobs that ended before a date are removed, at most so many, and no others") { probe async throws in
            for index in 0..<4 {
                try await probe.push("f")
                try await probe.finish(probe.failed(probe.claimOne(), at: Double(index) * 10))
            }
            try await probe.push("waiting")
            let administration = probe.administration
            #expect(try await administration.prune([.done], endedBefore: probe.date(900), limit: 10) == 0)
            #expect(try await administration.prune([.failed], endedBefore: probe.date(0), limit: 10) == 0)
            #expect(try await administration.prune([.failed], endedBefore: probe.date(20), limit: 1) == 1)
            #expect(try await administration.prune([.failed], endedBefore: probe.date(20), limit: 10) == 1)
            #expect(try await probe.stats(at: 0).totalFailed == 2)
            let all: Set<JobInfo.State> = [.failed, .done, .cancelled, .pending, .delayed, .running]
            #expect(try await administration.prune(all, endedBefore: probe.date(900), limit: 10) == 2)
            #expect(try await probe.names() == ["waiting"])
        },
    ]

    static let changing: [Rule] = [
        Rule("a failed job that is retried waits as a new one, due at once") { probe async throws in
            let id = try await probe.push("job", maxAttempts: 1)
            _ = try await probe.claimOne()
            try await probe.finish(probe.failed(probe.claimOne(at: 30), at: 31))
            #expect(try await probe.change(.retry, [id], at: 100) == 1)
            #expect(try await probe.find(id, at: 100)?.state == .pending)
            let claim = try await probe.claimOne(at: 100)
            #expect(claim.envelope.id == id)
            #expect(claim.envelope.attempts == 1)
            #expect(claim.envelope.crashes == 0)
            #expect(claim.envelope.availableAt == probe.date(100))
            #expect(!claim.isExhausted)
            #expect(claim.token > 2)
            try await probe.finish(probe.done(claim))
        },
        Rule("jobs that wait or run are not retried, and unknown ones are left out") { probe async throws in
            let running = try await probe.push("a")
            _ = try await probe.claimOne()
            let waiting = try await probe.push("b")
            let delayed = try await probe.push("c", after: 60)
            #expect(try await probe.change(.retry, [running, waiting, delayed, JobID(987_654)]) == 0)
            #expect(try await probe.change(.retry, []) == 0)
            #expect(try await probe.find(running)?.state == .running)
            #expect(try await probe.claim(at: 10).count == 1)
        },
        Rule("a job that is not running can be forgotten") { probe async throws in
            let running = try await probe.push("running")
            let failing = try await probe.push("failing")
            let claims = try await probe.claim()
            try #require(claims.count == 2)
            try await probe.finish(probe.failed(claims[1]))
            let waiting = try await probe.push("waiting")
            let delayed = try await probe.push("delayed", after: 60)
            #expect(try await probe.change(.forget, [running, failing, waiting, delayed]) == 3)
            #expect(try await probe.change(.forget, [failing, waiting, delayed]) == 0)
            for id in [failing, waiting, delayed] { #expect(try await probe.find(id) == nil) }
            #expect(try await probe.line() == .init(name: .default, running: 1))
            try await probe.finish(probe.done(claims[0]))
        },
        Rule("all jobs of a filter are changed at once") { probe async throws in
            for (name, queue) in [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")] as [(String, QueueName)] {
                try await probe.push(name, queue: queue)
            }
            for claim in try await probe.claim(queues: ["x", "y"]) { try await probe.finish(probe.failed(claim)) }
            try await probe.push("a", queue: "x")
            let administration = probe.administration
            let filter = JobFilter(state: .failed, queue: "x", name: "a")
            #expect(try await administration.change(.retry, .matching(filter), now: probe.start) == 1)
            #expect(try await administration.change(.forget, .matching(JobFilter(queue: "y")), now: probe.start) == 2)
            #expect(try await probe.stats(at: 0).totalFailed == 1)
            #expect(try await administration.change(.retry, .matching(JobFilter()), now: probe.start) == 1)
            #expect(try await probe.names(queues: ["x", "y"]).count == 3)
        },
    ]
}
