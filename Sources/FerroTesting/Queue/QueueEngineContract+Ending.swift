import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let ending: [Rule] = [
        Rule("a job that is done, and one that was cancelled, is gone") { probe async throws in
            for _ in 0..<2 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 2)
            try await probe.finish(probe.done(claims[0]), probe.cancelled(claims[1]))
            #expect(try await probe.claim(at: 1000).isEmpty)
            for claim in claims { #expect(try await probe.find(claim.envelope.id, at: 1000) == nil) }
            #expect(try await probe.line(at: 1000) == .init(name: .default))
        },
        Rule("a failed job is kept aside with what it failed with, and never claimed again") { probe async throws in
            let id = try await probe.push("job")
            let claim = try await probe.claimOne()
            let failure = probe.failure("it's \"broken\" ✗", at: 3)
            try await probe.finish(JobEnding(claim, .failed(failure), at: probe.date(3)))
            #expect(try await probe.claim(at: 1000).isEmpty)
            let record = try #require(try await probe.find(id, at: 1000))
            #expect(record.state == .failed)
            #expect(record.finishedAt == probe.date(3))
            #expect(record.envelope.attempts == 1)
            #expect(record.envelope.failures == [failure])
            let shown = try #require(try await probe.jobs(at: 1000).failed.first)
            #expect(shown.error == "it's \"broken\" ✗")
            #expect(shown.failedAt == probe.date(3))
        },
        Rule("many endings of every kind are recorded at once, and the stale ones among them refused") {
            probe async throws in
            for index in 0..<7 { try await probe.push("job\(index)") }
            let old = try await probe.claim(limit: 1)
            var claims = try await probe.claim(at: 30, limit: 7)
            try #require(claims.count == 7)
            claims.sort { $0.envelope.id < $1.envelope.id }
            let endings = [
                probe.done(claims[0], at: 31), probe.done(old[0], at: 31), probe.failed(claims[1], at: 31),
                probe.retry(claims[2], at: 40), probe.released(claims[3], at: 50), probe.cancelled(claims[4], at: 31),
                probe.done(claims[5], at: 31), probe.done(claims[5], at: 31),
            ]
            #expect(try await probe.engine.finish(endings) == [old[0], claims[5]])
            #expect(
                try await probe.line(at: 31)
                    == .init(name: .default, pending: 0, delayed: 2, running: 1, failed: 1))
            #expect(try await probe.names(at: 50) == ["job2", "job3"])
        },
        Rule("no endings are recorded as nothing") { probe async throws in
            #expect(try await probe.engine.finish([]).isEmpty)
        },
        Rule("hundreds of endings are recorded at once") { probe async throws in
            _ = try await probe.engine.push((0..<400).map { probe.draft("job\($0)") }, on: nil)
            let claims = try await probe.claim(limit: 400)
            try #require(claims.count == 400)
            #expect(try await probe.engine.finish(claims.map { probe.done($0) }).isEmpty)
            #expect(try await probe.engine.finish(claims.map { probe.done($0) }) == claims)
            #expect(try await probe.claim(at: 1000).isEmpty)
        },
    ]

    static let retrying: [Rule] = [
        Rule("a job whose attempt failed waits for its time, and its attempts count") { probe async throws in
            try await probe.push("job")
            let first = try await probe.claimOne()
            try await probe.finish(probe.retry(first, at: 10))
            #expect(try await probe.find(first.envelope.id, at: 9)?.state == .delayed)
            #expect(try await probe.claim(at: 9).isEmpty)
            let second = try await probe.claimOne(at: 10)
            #expect(second.envelope.attempts == 2)
            #expect(second.envelope.availableAt == probe.date(10))
            #expect(second.token > first.token)
            try await probe.expectRefused(probe.done(first))
        },
        Rule("what the last ten attempts failed with is kept, the oldest first") { probe async throws in
            try await probe.push("job", maxAttempts: 20)
            var expected: [JobFailure] = []
            for attempt in 1...12 {
                let claim = try await probe.claimOne()
                #expect(claim.envelope.failures == expected)
                let failure = probe.failure("error \(attempt)", attempt: attempt, at: Double(attempt))
                let ending = JobEnding(claim, .retry(at: probe.start, failure), at: probe.start)
                try await probe.finish(ending)
                expected = (expected + [failure]).suffix(10)
            }
            #expect(try await probe.claimOne().envelope.failures == expected)
        },
        Rule("a job that was given back gets its attempt back, but never its token, and nothing is noted") {
            probe async throws in
            try await probe.push("job", maxAttempts: 1)
            let first = try await probe.claimOne()
            try await probe.finish(probe.released(first, at: 10))
            #expect(try await probe.claim(at: 9).isEmpty)
            let second = try await probe.claimOne(at: 10)
            #expect(second.envelope.attempts == 1)
            #expect(second.envelope.failures.isEmpty)
            #expect(!second.isExhausted)
            #expect(second.token > first.token)
            try await probe.expectRefused(probe.done(first))
        },
    ]

    static let following: [Rule] = [
        Rule("what follows is pushed with the record of the job that is done") { probe async throws in
            try await probe.push("first")
            let claim = try await probe.claimOne()
            let next = [probe.draft("second", at: 5), probe.draft("third", queue: "other", at: 5, after: 60)]
            try await probe.finish(probe.done(claim, at: 5, then: next))
            let claims = try await probe.claim(queues: [.default, "other"], at: 60)
            #expect(claims.map(\.envelope.name) == ["second", "third"])
            #expect(claims.map(\.envelope.attempts) == [1, 1])
        },
        Rule("nothing follows a job that is not done, nor one whose record is refused") { probe async throws in
            for _ in 0..<5 { try await probe.push("job", maxAttempts: 9) }
            let stale = try await probe.claim(limit: 1)
            let claims = try await probe.claim(at: 30)
            try #require(claims.count == 5)
            var endings = [
                probe.failed(claims[0]), probe.retry(claims[1], at: 2000), probe.released(claims[2], at: 2000),
                probe.cancelled(claims[3]), probe.done(stale[0]),
            ]
            for index in endings.indices { endings[index].successors = [probe.draft("next")] }
            #expect(try await probe.engine.finish(endings) == stale)
            try await probe.finish(probe.done(claims[4], then: [probe.draft("right")]))
            try await probe.expectRefused(probe.done(claims[4], then: [probe.draft("twice")]))
            #expect(try await probe.names(at: 1000) == ["right"])
        },
        Rule("what follows may hold the key of the job that is done, and is left out when another holds it") {
            probe async throws in
            let key = JobUniqueness(key: "k", scope: .done)
            try await probe.push(probe.draft("first", unique: key))
            try await probe.push(probe.draft("other", after: 900, unique: JobUniqueness(key: "o", scope: .done)))
            let claim = try await probe.claimOne()
            let next = [
                probe.draft("second", unique: key), probe.draft("none", unique: JobUniqueness(key: "o", scope: .done)),
            ]
            try await probe.finish(probe.done(claim, then: next))
            #expect(try await probe.names() == ["second"])
        },
        Rule("of many jobs that are done at once each has its own successors") { probe async throws in
            for index in 0..<20 { try await probe.push("job\(index)") }
            let claims = try await probe.claim()
            try #require(claims.count == 20)
            let endings = claims.map { probe.done($0, then: [probe.draft("after " + $0.envelope.name)]) }
            #expect(try await probe.engine.finish(endings).isEmpty)
            #expect(try await Set(probe.names()) == Set((0..<20).map { "after job\($0)" }))
        },
    ]
}
