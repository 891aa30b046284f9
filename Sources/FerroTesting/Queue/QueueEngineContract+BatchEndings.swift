import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    static let batchEndings: [Rule] = [
        Rule("when the last job is done, the success is pushed and then the end") { probe async throws in
            let id = try await probe.batch(2)
            let claims = try await probe.claim()
            try #require(claims.count == 2)
            try await probe.finish(probe.done(claims[0], at: 1))
            #expect(try await probe.counts(id) == [2, 1, 0])
            #expect(try await probe.callbacks().isEmpty)
            try await probe.finish(probe.done(claims[1], at: 2))
            #expect(try await probe.counts(id) == [2, 0, 0])
            #expect(try await probe.batch(id).finishedAt == probe.date(2))
            #expect(try await probe.callbacks(at: 2) == ["success", "end"])
            try await probe.expectRefused(probe.done(claims[1], at: 3))
            #expect(try await probe.callbacks(at: 3).isEmpty)
            #expect(try await probe.counts(id) == [2, 0, 0])
        },
        Rule("what follows a batch counts its delay, and the time of its key, from the batch's end") {
            probe async throws in
            var next = probe.draft("end", after: 5, unique: JobUniqueness(key: "k", scope: .time, until: probe.date(9)))
            next.requestID = "r"
            let batch = BatchDraft(name: "import", onEnd: [next])
            _ = try await probe.batches.create(batch, jobs: [probe.draft("part")], now: probe.start, on: nil)
            try await probe.finish(probe.done(probe.claimOne(), at: 20))
            #expect(try await probe.claim(at: 24).isEmpty)
            let claim = try await probe.claimOne(at: 25)
            #expect(claim.envelope.createdAt == probe.date(20))
            #expect(claim.envelope.availableAt == probe.date(25))
            #expect(claim.envelope.uniqueness?.until == probe.date(29))
            #expect(claim.envelope.requestID == "r")
            // A key that is held until its time is free after it, and not at the time that was set when the batch began.
            let again = probe.draft(
                "again", at: 28, unique: JobUniqueness(key: "k", scope: .time, until: probe.date(60)))
            #expect(try await probe.push(again).isNew == false)
            #expect(try await probe.push(probe.draft("again", at: 29, unique: again.uniqueness)).isNew)
        },
        Rule("all jobs of a batch may be done in one call") { probe async throws in
            let id = try await probe.batch(20)
            let claims = try await probe.claim()
            #expect(try await probe.engine.finish(claims.map { probe.done($0) }).isEmpty)
            #expect(try await probe.counts(id) == [20, 0, 0])
            #expect(try await probe.callbacks() == ["success", "end"])
        },
        Rule("a batch that allows failures goes on, and tells of the first one only") { probe async throws in
            let id = try await probe.batch(3, allowsFailures: true)
            let claims = try await probe.claim(limit: 2)
            try #require(claims.count == 2)
            try await probe.finish(probe.failed(claims[0], at: 1))
            #expect(try await probe.counts(id) == [3, 2, 1])
            #expect(try await probe.callbacks() == ["failure"])
            try await probe.finish(probe.failed(claims[1], at: 2))
            #expect(try await probe.callbacks().isEmpty)
            try await probe.finish(probe.done(probe.claimOne(), at: 3))
            #expect(try await probe.counts(id) == [3, 0, 2])
            #expect(try await probe.batch(id).cancelledAt == nil)
            #expect(try await probe.batch(id).finishedAt == probe.date(3))
            #expect(try await probe.callbacks() == ["end"])
        },
        Rule("the first failure cancels a batch that does not allow it") { probe async throws in
            let id = try await probe.batch(4)
            let claims = try await probe.claim(limit: 2)
            try #require(claims.count == 2)
            try await probe.finish(probe.failed(claims[0], at: 1))
            #expect(try await probe.batch(id).cancelledAt == probe.date(1))
            #expect(try await probe.counts(id) == [4, 1, 1])
            #expect(try await probe.claim(at: 20).isEmpty)
            #expect(try await probe.callbacks() == ["failure"])
            #expect(try await probe.beat([claims[1]], at: 5).cancelled == [claims[1]])
            try await probe.finish(probe.cancelled(claims[1], at: 6))
            #expect(try await probe.counts(id) == [4, 0, 1])
            #expect(try await probe.batch(id).finishedAt == probe.date(6))
            #expect(try await probe.callbacks() == ["end"])
        },
        Rule("a batch whose only job failed has failed and ended") { probe async throws in
            let id = try await probe.batch(1)
            try await probe.finish(probe.failed(probe.claimOne(), at: 1))
            #expect(try await probe.counts(id) == [1, 0, 1])
            #expect(try await probe.batch(id).finishedAt == probe.date(1))
            #expect(try await Set(probe.callbacks()) == ["failure", "end"])
        },
        Rule("a failed job that is retried by hand counts as pending again") { probe async throws in
            let id = try await probe.batch(2, allowsFailures: true)
            let claims = try await probe.claim()
            try #require(claims.count == 2)
            try await probe.finish(probe.failed(claims[0], at: 1))
            #expect(try await probe.change(.retry, [claims[0].envelope.id], at: 2) == 1)
            #expect(try await probe.counts(id) == [2, 2, 0])
            try await probe.finish(probe.done(probe.claimOne(at: 2), at: 3), probe.done(claims[1], at: 3))
            #expect(try await probe.counts(id) == [2, 0, 0])
            #expect(try await probe.callbacks() == ["failure", "success", "end"])
        },
    ]

    static let batchCancelling: [Rule] = [
        Rule("a cancelled batch cancels what waits at once, and asks what runs to stop") { probe async throws in
            let id = try await probe.batch(3)
            let claim = try await probe.claimOne()
            #expect(try await probe.batches.cancel(id, now: probe.date(4)))
            #expect(try await probe.counts(id) == [3, 1, 0])
            #expect(try await probe.batch(id).cancelledAt == probe.date(4))
            #expect(try await probe.claim(at: 20).isEmpty)
            #expect(try await probe.beat([claim], at: 5).cancelled == [claim])
            #expect(try await probe.batches.add([probe.draft("late")], to: id, now: probe.date(5)) == false)
            #expect(try await probe.batches.cancel(id, now: probe.date(5)) == false)
            try await probe.finish(probe.cancelled(claim, at: 6))
            #expect(try await probe.batch(id).finishedAt == probe.date(6))
            #expect(try await probe.callbacks() == ["end"])
        },
        Rule("a batch that is cancelled before anything ran ends at once, without a success") { probe async throws in
            let id = try await probe.batch(2)
            #expect(try await probe.batches.cancel(id, now: probe.date(4)))
            #expect(try await probe.counts(id) == [2, 0, 0])
            #expect(try await probe.batch(id).finishedAt == probe.date(4))
            #expect(try await probe.claim().isEmpty)
            #expect(try await probe.callbacks(at: 4) == ["end"])
        },
        Rule("a batch that has ended cannot be cancelled") { probe async throws in
            let id = try await probe.batch(1)
            try await probe.finish(probe.done(probe.claimOne()))
            #expect(try await probe.batches.cancel(id, now: probe.date(4)) == false)
            #expect(try await probe.batch(id).cancelledAt == nil)
        },
        Rule("a job that was cancelled or forgotten by hand has ended for its batch") { probe async throws in
            let id = try await probe.batch(3)
            let claims = try await probe.claim(limit: 1)
            let waiting = try await probe.list(JobFilter(state: .pending))
            try #require(waiting.count == 2)
            #expect(try await probe.change(.cancel, [waiting[0]], at: 1) == 1)
            #expect(try await probe.counts(id) == [3, 2, 0])
            #expect(try await probe.change(.forget, [waiting[1]], at: 2) == 1)
            #expect(try await probe.counts(id) == [3, 1, 0])
            try await probe.finish(probe.done(claims[0], at: 3))
            #expect(try await probe.batch(id).finishedAt == probe.date(3))
            #expect(try await probe.callbacks() == ["end"])
        },
    ]
}
