import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let cancelling: [Rule] = [
        Rule("a job that waits and is cancelled does not run") { probe async throws in
            let ids = try await [probe.push("a"), probe.push("b", after: 60)]
            #expect(try await probe.change(.cancel, ids) == 2)
            #expect(try await probe.claim(at: 100).isEmpty)
            #expect(try await probe.find(ids[0]) == nil)
            #expect(try await probe.change(.cancel, ids) == 0)
        },
        Rule("a running job that is cancelled is told to its worker by the heartbeat") { probe async throws in
            for _ in 0..<2 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 2)
            #expect(try await probe.change(.cancel, [claims[0].envelope.id]) == 1)
            let record = try #require(try await probe.find(claims[0].envelope.id))
            #expect(record.isCancelRequested)
            #expect(record.state == .running)
            for _ in 0..<2 {
                #expect(try await probe.beat(claims, at: 5) == HeartbeatAnswer(cancelled: [claims[0]]))
            }
            #expect(try await probe.claim(at: 34).isEmpty)
            try await probe.finish(probe.cancelled(claims[0]), probe.done(claims[1]))
            #expect(try await probe.claim(at: 1000).isEmpty)
        },
        Rule("a running job that is cancelled may still be done") { probe async throws in
            let id = try await probe.push("job")
            let claim = try await probe.claimOne()
            #expect(try await probe.change(.cancel, [id]) == 1)
            try await probe.finish(probe.done(claim, then: [probe.draft("next")]))
            #expect(try await probe.names() == ["next"])
        },
        Rule("a running job that is cancelled does not run again when its attempt fails or is given back") {
            probe async throws in
            for _ in 0..<2 { try await probe.push("job") }
            let claims = try await probe.claim()
            #expect(try await probe.change(.cancel, claims.map(\.envelope.id)) == 2)
            try #require(claims.count == 2)
            try await probe.finish(probe.retry(claims[0], at: 5), probe.released(claims[1], at: 5))
            #expect(try await probe.claim(at: 1000).isEmpty)
            #expect(try await probe.line(at: 1000) == .init(name: .default))
        },
        Rule("a running job that is cancelled and whose worker dies is not started again") { probe async throws in
            let unique = JobUniqueness(key: "k", scope: .done)
            let id = try await probe.push(probe.draft(unique: unique)).id
            let claim = try await probe.claimOne()
            try await probe.push("next", after: 1)
            #expect(try await probe.change(.cancel, [id], at: 1) == 1)
            #expect(try await probe.names(at: 30) == ["next"])
            #expect(try await probe.find(id, at: 30) == nil)
            #expect(try await probe.line(at: 31).running == 1)
            // It has ended: nothing is taken of it any more, and its key is free.
            try await probe.expectRefused(probe.done(claim, at: 31))
            #expect(try await probe.beat([claim], at: 31).lost == [claim])
            #expect(try await probe.push(probe.draft(at: 31, unique: unique)).isNew)
        },
        Rule("a running job that is cancelled and whose worker dies has ended for its batch") { probe async throws in
            let id = try await probe.batch(2)
            let claims = try await probe.claim()
            try #require(claims.count == 2)
            #expect(try await probe.change(.cancel, [claims[0].envelope.id], at: 1) == 1)
            try await probe.finish(probe.done(claims[1], at: 2))
            #expect(try await probe.claim(at: 30).isEmpty)
            #expect(try await probe.counts(id) == [2, 0, 0])
            #expect(try await probe.batch(id).finishedAt == probe.date(30))
            #expect(try await probe.callbacks(at: 30) == ["end"])
        },
        Rule("the jobs of a cancelled batch whose workers die are not started again") { probe async throws in
            let id = try await probe.batch(3)
            #expect(try await probe.claim(limit: 2).count == 2)
            #expect(try await probe.batches.cancel(id, now: probe.date(1)))
            #expect(try await probe.claim(at: 30).isEmpty)
            #expect(try await probe.counts(id) == [3, 0, 0])
            #expect(try await probe.callbacks(at: 30) == ["end"])
        },
        Rule("a failed job is not cancelled") { probe async throws in
            let id = try await probe.push("job")
            try await probe.finish(probe.failed(probe.claimOne()))
            #expect(try await probe.change(.cancel, [id]) == 0)
            #expect(try await probe.find(id)?.state == .failed)
        },
    ]
}
