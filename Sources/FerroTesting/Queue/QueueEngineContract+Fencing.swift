import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let fencing: [Rule] = [
        Rule("a worker whose job was claimed again is refused, whatever it wants to record") { probe async throws in
            try await probe.push("job")
            let old = try await probe.claimOne()
            let new = try await probe.claimOne(at: 30)
            try await probe.expectRefused(probe.done(old))
            try await probe.expectRefused(probe.retry(old, at: 0))
            try await probe.expectRefused(probe.released(old))
            try await probe.expectRefused(probe.failed(old))
            try await probe.expectRefused(probe.cancelled(old))
            await probe.expectStale { try await probe.save(old, "{}", at: 31) }
            #expect(try await probe.heartbeat([old], at: 31) == [old])
            #expect(try await probe.find(new.envelope.id, at: 31)?.state == .running)
            try await probe.finish(probe.done(new))
        },
        Rule("an ending is recorded once") { probe async throws in
            for _ in 0..<5 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 5)
            let endings = [
                probe.done(claims[0]), probe.failed(claims[1]), probe.cancelled(claims[2]),
                probe.retry(claims[3], at: 60), probe.released(claims[4], at: 60),
            ]
            #expect(try await probe.engine.finish(endings).isEmpty)
            #expect(try await probe.engine.finish(endings) == claims)
            for claim in claims { try await probe.expectRefused(probe.done(claim)) }
            #expect(try await probe.line(at: 0) == .init(name: .default, delayed: 2, failed: 1))
        },
        Rule("of two endings of one claim in a call the first is recorded") { probe async throws in
            try await probe.push("job")
            let claim = try await probe.claimOne()
            #expect(try await probe.engine.finish([probe.failed(claim), probe.done(claim)]) == [claim])
            #expect(try await probe.stats(at: 0).totalFailed == 1)
        },
        Rule("an ending after the lease is recorded when nobody took the job meanwhile") { probe async throws in
            try await probe.push("job")
            let claim = try await probe.claimOne()
            try await probe.finish(probe.done(claim, at: 300))
            #expect(try await probe.claim(at: 300).isEmpty)
        },
        Rule("a claim of a job that waits again is held no more") { probe async throws in
            try await probe.push("job")
            let claim = try await probe.claimOne()
            try await probe.finish(probe.released(claim))
            #expect(try await probe.heartbeat([claim], at: 1) == [claim])
            await probe.expectStale { try await probe.save(claim, "{}", at: 1) }
            try await probe.expectRefused(probe.done(claim))
            #expect(try await probe.claim(at: 1).count == 1)
        },
        Rule("a token that was never given out is refused") { probe async throws in
            try await probe.push("job")
            let claim = try await probe.claimOne()
            let forged = Claim(envelope: claim.envelope, token: claim.token + 1)
            try await probe.expectRefused(probe.done(forged))
            #expect(try await probe.heartbeat([forged], at: 1) == [forged])
            #expect(try await probe.find(claim.envelope.id)?.state == .running)
        },
        Rule("a heartbeat holds a job for another lease") { probe async throws in
            try await probe.push("job")
            let claims = try await probe.claim()
            #expect(try await probe.heartbeat(claims, at: 20).isEmpty)
            #expect(try await probe.claim(at: 49).isEmpty)
            #expect(try await probe.claim(at: 50).count == 1)
        },
        Rule("a heartbeat after the lease's end keeps a job that nobody took") { probe async throws in
            try await probe.push("job")
            let claims = try await probe.claim()
            #expect(try await probe.heartbeat(claims, at: 40).isEmpty)
            #expect(try await probe.claim(at: 69).isEmpty)
            #expect(try await probe.claim(at: 70).count == 1)
        },
        Rule("a heartbeat names the claims that were lost, and only those") { probe async throws in
            for _ in 0..<3 { try await probe.push("job") }
            let claims = try await probe.claim()
            try #require(claims.count == 3)
            try await probe.finish(probe.done(claims[0]))
            _ = try await probe.claim(at: 30, limit: 1)
            #expect(try await probe.beat(claims, at: 31) == HeartbeatAnswer(lost: [claims[0], claims[1]]))
            #expect(try await probe.beat([], at: 31) == HeartbeatAnswer())
        },
    ]
}
