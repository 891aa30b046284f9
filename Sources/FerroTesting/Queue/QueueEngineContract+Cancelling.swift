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
        Rule("a running job that is cancelled and whose worker dies is cancelled for the next one, too") {
            probe async throws in
            let id = try await probe.push("job")
            _ = try await probe.claimOne()
            #expect(try await probe.change(.cancel, [id], at: 1) == 1)
            let next = try await probe.claim(at: 30)
            #expect(try await probe.beat(next, at: 31).cancelled == next)
        },
        Rule("a failed job is not cancelled") { probe async throws in
            let id = try await probe.push("job")
            try await probe.finish(probe.failed(probe.claimOne()))
            #expect(try await probe.change(.cancel, [id]) == 0)
            #expect(try await probe.find(id)?.state == .failed)
        },
    ]
}
