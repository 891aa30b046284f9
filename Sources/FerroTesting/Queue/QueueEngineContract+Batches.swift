import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let batches: [Rule] = [
        Rule("a batch counts its jobs, which know it") { probe async throws in
            let id = try await probe.batch(3, at: 7)
            let expected = Batch(id: id, name: "import", total: 3, pending: 3, createdAt: probe.date(7))
            #expect(try await probe.batch(id) == expected)
            let claims = try await probe.claim(at: 7)
            #expect(claims.map(\.envelope.batchID) == [id, id, id])
            #expect(try await probe.batch(id) == expected)
            #expect(try await probe.callbacks(at: 7).isEmpty)
        },
        Rule("there is no batch under a key that was never given out") { probe async throws in
            let id = try await probe.batch(1)
            let other = BatchID(id.rawValue + 1)
            #expect(try await probe.batches.find(other) == nil)
            #expect(try await probe.batches.cancel(other, now: probe.start) == false)
            #expect(try await probe.batches.add([probe.draft()], to: other, now: probe.start) == false)
            #expect(try await probe.claim().count == 1)
        },
        Rule("two batches are counted apart") { probe async throws in
            let ids = try await [probe.batch(2), probe.batch(1)]
            #expect(ids[0] != ids[1])
            let claims = try await probe.claim()
            try #require(claims.count == 3)
            for claim in claims where claim.envelope.batchID == ids[1] { try await probe.finish(probe.done(claim)) }
            #expect(try await probe.counts(ids[0]) == [2, 2, 0])
            #expect(try await probe.counts(ids[1]) == [1, 0, 0])
        },
        Rule("an attempt that failed, one that was given back and a lost one count nothing") { probe async throws in
            let id = try await probe.batch(1)
            let first = try await probe.claimOne()
            try await probe.finish(probe.retry(first, at: 1))
            let second = try await probe.claimOne(at: 1)
            try await probe.finish(probe.released(second, at: 2))
            let third = try await probe.claimOne(at: 2)
            _ = try await probe.claimOne(at: 32)
            try await probe.expectRefused(probe.done(third))
            #expect(try await probe.counts(id) == [1, 1, 0])
        },
        Rule("an empty batch ends at once") { probe async throws in
            let id = try await probe.batch(0, at: 5)
            let batch = try await probe.batch(id)
            #expect(batch.finishedAt == probe.date(5))
            #expect(try await probe.counts(id) == [0, 0, 0])
            #expect(try await probe.callbacks(at: 5) == ["success", "end"])
        },
        Rule("a job whose key another one holds is no part of the batch") { probe async throws in
            let key = JobUniqueness(key: "k", scope: .done)
            try await probe.push(probe.draft("holder", after: 500, unique: key))
            let jobs = [probe.draft("part"), probe.draft("part", unique: key)]
            let id = try await probe.batches.create(BatchDraft(name: "b"), jobs: jobs, now: probe.start, on: nil)
            #expect(try await probe.counts(id) == [1, 1, 0])
            try await probe.finish(probe.done(probe.claimOne(), at: 1))
            #expect(try await probe.batch(id).finishedAt == probe.date(1))
        },
        Rule("jobs are added to a batch that has not ended") { probe async throws in
            let id = try await probe.batch(1)
            #expect(try await probe.batches.add([probe.draft("part"), probe.draft("part")], to: id, now: probe.start))
            #expect(try await probe.counts(id) == [3, 3, 0])
            let claims = try await probe.claim()
            #expect(claims.map(\.envelope.batchID) == [id, id, id])
            #expect(try await probe.engine.finish(claims.map { probe.done($0, at: 3) }).isEmpty)
            #expect(try await probe.batches.add([probe.draft("late")], to: id, now: probe.start) == false)
            #expect(try await probe.claim().isEmpty)
            #expect(try await probe.counts(id) == [3, 0, 0])
        },
        Rule("batches that ended before a date are removed, and no other") { probe async throws in
            let old = try await probe.batch(0, at: 10)
            let new = try await probe.batch(0, at: 20)
            let open = try await probe.batch(1, at: 0)
            #expect(try await probe.batches.prune(endedBefore: probe.date(20)) == 1)
            #expect(try await probe.batches.find(old) == nil)
            #expect(try await probe.batches.find(new) != nil)
            #expect(try await probe.batches.find(open) != nil)
        },
    ]
}
