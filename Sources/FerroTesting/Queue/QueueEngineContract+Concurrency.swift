import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let concurrency: [Rule] = [
        Rule("claims made at the same time never share a job") { probe async throws in
            _ = try await probe.engine.push((0..<40).map { _ in probe.draft() }, on: nil)
            let ids = try await probe.together(8) { _ in try await probe.claim(limit: 10).map(\.envelope.id) }
                .flatMap { $0 }
            let rest = try await probe.claim().map(\.envelope.id)
            #expect(ids.count + rest.count == 40)
            #expect(Set(ids + rest).count == 40)
        },
        Rule("of pushes under one key at the same time one is stored") { probe async throws in
            let key = JobUniqueness(key: "k", scope: .done)
            let receipts = try await probe.together(12) { index in
                try await probe.push(probe.draft("job\(index)", unique: key))
            }
            #expect(receipts.filter(\.isNew).count == 1)
            #expect(Set(receipts.map(\.id)).count == 1)
            #expect(try await probe.claim().count == 1)
        },
        Rule("of endings of one claim at the same time one is recorded") { probe async throws in
            try await probe.push("job")
            let claim = try await probe.claimOne()
            let refused = try await probe.together(8) { index in
                try await probe.engine.finish([probe.done(claim, then: [probe.draft("next\(index)")])]).count
            }
            #expect(refused.reduce(0, +) == 7)
            #expect(try await probe.claim().count == 1)
        },
        Rule("a batch whose jobs end at the same time ends once") { probe async throws in
            let id = try await probe.batch(24)
            let claims = try await probe.claim()
            try #require(claims.count == 24)
            _ = try await probe.together(8) { index async throws in
                let mine = claims.indices.filter { $0 % 8 == index }.map { probe.done(claims[$0], at: 1) }
                #expect(try await probe.engine.finish(mine).isEmpty)
            }
            #expect(try await probe.counts(id) == [24, 0, 0])
            #expect(try await probe.callbacks(at: 1) == ["success", "end"])
        },
        Rule("jobs that are pushed, claimed and finished at the same time are each done once") { probe async throws in
            let done = try await probe.together(6) { worker -> [JobID] in
                var done: [JobID] = []
                for index in 0..<10 {
                    try await probe.push("job \(worker) \(index)")
                    for claim in try await probe.claim(limit: 3) {
                        guard try await probe.engine.finish([probe.done(claim)]).isEmpty else { continue }
                        done.append(claim.envelope.id)
                    }
                }
                return done
            }.flatMap { $0 }
            let rest = try await probe.claim(limit: 100).map(\.envelope.id)
            #expect(done.count + rest.count == 60)
            #expect(Set(done + rest).count == 60)
        },
    ]
}
