import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let checkpoints: [Rule] = [
        Rule("what a run saved comes back with the next claim, however the run ended") { probe async throws in
            try await probe.push("long", maxAttempts: 10)
            let first = try await probe.claimOne()
            try await probe.save(first, #"{"cursor":"é1"}"#, at: 1)
            let second = try await probe.claimOne(at: 31)
            #expect(second.envelope.state == Array(#"{"cursor":"é1"}"#.utf8))
            try await probe.finish(probe.retry(second, at: 40))
            let third = try await probe.claimOne(at: 40)
            #expect(third.envelope.state == Array(#"{"cursor":"é1"}"#.utf8))
            try await probe.finish(probe.released(third, at: 41))
            #expect(try await probe.claimOne(at: 41).envelope.state == Array(#"{"cursor":"é1"}"#.utf8))
        },
        Rule("a later checkpoint replaces the one before") { probe async throws in
            try await probe.push("long")
            let claim = try await probe.claimOne()
            for cursor in 1...3 { try await probe.save(claim, "\(cursor)", at: 1) }
            #expect(try await probe.find(claim.envelope.id, at: 2)?.envelope.state == Array("3".utf8))
            try await probe.finish(probe.released(claim, at: 2))
            #expect(try await probe.claimOne(at: 2).envelope.state == Array("3".utf8))
        },
        Rule("a checkpoint holds the claim for another lease") { probe async throws in
            try await probe.push("long")
            let claim = try await probe.claimOne()
            try await probe.save(claim, "1", at: 20)
            #expect(try await probe.claim(at: 49).isEmpty)
            #expect(try await probe.claim(at: 50).count == 1)
        },
        Rule("a stale checkpoint is refused and changes nothing") { probe async throws in
            try await probe.push("long")
            let old = try await probe.claimOne()
            let new = try await probe.claimOne(at: 30)
            try await probe.save(new, "new", at: 31)
            await probe.expectStale { try await probe.save(old, "old", at: 32) }
            #expect(try await probe.claimOne(at: 61).envelope.state == Array("new".utf8))
            try await probe.push("other", queue: "other")
            let done = try #require(try await probe.claim(queues: ["other"], at: 61).first)
            try await probe.finish(probe.done(done))
            await probe.expectStale { try await probe.save(done, "late", at: 62) }
        },
        Rule("a checkpoint counts neither as an attempt nor as a crash, and the claim goes on") { probe async throws in
            try await probe.push("long")
            let claim = try await probe.claimOne()
            try await probe.save(claim, "1", at: 1)
            #expect(try await probe.heartbeat([claim], at: 2).isEmpty)
            let record = try #require(try await probe.find(claim.envelope.id, at: 2))
            #expect(record.envelope.attempts == 1)
            #expect(record.envelope.crashes == 0)
            try await probe.finish(probe.done(claim, at: 3))
        },
        Rule("a large checkpoint comes back as it was") { probe async throws in
            try await probe.push("long")
            let claim = try await probe.claimOne()
            let state = "\"" + String(repeating: "ü", count: 30_000) + "\""
            try await probe.save(claim, state, at: 1)
            #expect(try await probe.claimOne(at: 31).envelope.state == Array(state.utf8))
        },
    ]
}
