import FerroQueue
import FerroSupport
import Testing

extension QueueEngineContract {
    private static func key(_ scope: JobUniqueness.Scope, _ key: String = "k") -> JobUniqueness {
        JobUniqueness(key: key, scope: scope)
    }

    static let uniqueness: [Rule] = [
        Rule("a job whose key another one holds is not stored, and the receipt names the holder") {
            probe async throws in
            for scope in [JobUniqueness.Scope.started, .done] {
                let first = try await probe.push(probe.draft("first", unique: key(scope, "\(scope)")))
                let second = try await probe.push(probe.draft("second", queue: "x", unique: key(scope, "\(scope)")))
                #expect(first.isNew)
                #expect(second == JobReceipt(id: first.id, isNew: false))
            }
            #expect(try await probe.names(queues: [.default, "x"]) == ["first", "first"])
        },
        Rule("keys have nothing to do with each other, nor with jobs that have none") { probe async throws in
            try await probe.push(probe.draft("a", unique: key(.done, "a")))
            try await probe.push(probe.draft("b", unique: key(.done, "A")))
            try await probe.push("c")
            try await probe.push("c")
            #expect(try await probe.names() == ["a", "b", "c", "c"])
        },
        Rule("of jobs of one key in a push the first is stored") { probe async throws in
            let drafts = [
                probe.draft("a", unique: key(.done)), probe.draft("b"), probe.draft("c", unique: key(.done)),
            ]
            let receipts = try await probe.engine.push(drafts, on: nil)
            try #require(receipts.count == 3)
            #expect(receipts.map(\.isNew) == [true, true, false])
            #expect(receipts[2].id == receipts[0].id)
            #expect(try await probe.names() == ["a", "b"])
        },
        Rule("a key until the start is free once a worker claims the job") { probe async throws in
            try await probe.push(probe.draft("first", unique: key(.started)))
            let claim = try await probe.claimOne()
            let second = try await probe.push(probe.draft("second", unique: key(.started)))
            #expect(second.isNew)
            try await probe.finish(probe.retry(claim, at: 5))
            #expect(try await probe.push(probe.draft("third", unique: key(.started))).id == second.id)
            #expect(try await probe.names(at: 5) == ["second", "first"])
        },
        Rule("a key until the end is held while the job runs, and while it waits for another attempt") {
            probe async throws in
            let id = try await probe.push(probe.draft("first", unique: key(.done))).id
            let claim = try await probe.claimOne()
            #expect(try await probe.push(probe.draft("x", unique: key(.done))).id == id)
            try await probe.finish(probe.retry(claim, at: 5))
            #expect(try await probe.push(probe.draft("x", unique: key(.done))).id == id)
            let again = try await probe.claimOne(at: 5)
            try await probe.finish(probe.released(again, at: 5))
            #expect(try await probe.push(probe.draft("x", unique: key(.done))) == JobReceipt(id: id, isNew: false))
        },
        Rule("a key until the end is free once the job is done, failed or cancelled") { probe async throws in
            for ending in ["done", "failed", "cancelled", "cancelled while it waits", "forgotten"] {
                let first = try await probe.push(probe.draft(ending, unique: key(.done)))
                switch ending {
                case "done": try await probe.finish(probe.done(probe.claimOne()))
                case "failed": try await probe.finish(probe.failed(probe.claimOne()))
                case "cancelled": try await probe.finish(probe.cancelled(probe.claimOne()))
                case "forgotten": #expect(try await probe.change(.forget, [first.id]) == 1)
                default: #expect(try await probe.change(.cancel, [first.id]) == 1)
                }
                let second = try await probe.push(probe.draft("next", unique: key(.done)))
                #expect(second.isNew, "the key was not free after \(ending)")
                try await probe.finish(probe.done(probe.claimOne()))
            }
        },
        Rule("a key for a time is held until then, even if the job is long done") { probe async throws in
            let hour = JobUniqueness(key: "k", scope: .time, until: probe.date(3600))
            let first = try await probe.push(probe.draft("first", unique: hour))
            try await probe.finish(probe.done(probe.claimOne()))
            let next = JobUniqueness(key: "k", scope: .time, until: probe.date(7200))
            let early = try await probe.push(probe.draft("early", at: 3599, unique: next))
            #expect(early == JobReceipt(id: first.id, isNew: false))
            #expect(try await probe.push(probe.draft("late", at: 3600, unique: next)).isNew)
            #expect(try await probe.push(probe.draft("again", at: 3601, unique: next)).isNew == false)
            #expect(try await probe.names(at: 9000) == ["late"])
        },
        Rule("a key for a time is free then, even if the job still waits or runs") { probe async throws in
            let minute = JobUniqueness(key: "k", scope: .time, until: probe.date(60))
            try await probe.push(probe.draft("first", unique: minute))
            _ = try await probe.claimOne()
            let later = JobUniqueness(key: "k", scope: .time, until: probe.date(120))
            #expect(try await probe.push(probe.draft("second", at: 60, unique: later)).isNew)
            let last = JobUniqueness(key: "k", scope: .time, until: probe.date(180))
            #expect(try await probe.push(probe.draft("third", at: 120, unique: last)).isNew)
        },
    ]

    static let ownership: [Rule] = [
        Rule("a key is free after its latest date, and its old holder does not give the new one's back") {
            probe async throws in
            let short = JobUniqueness(key: "k", scope: .done, until: probe.date(60))
            try await probe.push(probe.draft("old", unique: short))
            let old = try await probe.claimOne()
            #expect(try await probe.push(probe.draft("early", at: 59, unique: key(.done))).isNew == false)
            let new = try await probe.push(probe.draft("new", at: 60, unique: key(.done)))
            #expect(new.isNew)
            try await probe.finish(probe.done(old, at: 61))
            let third = try await probe.push(probe.draft("third", at: 62, unique: key(.done)))
            #expect(third == JobReceipt(id: new.id, isNew: false))
        },
        Rule("a refused ending gives no key back") { probe async throws in
            let id = try await probe.push(probe.draft("job", unique: key(.done))).id
            let old = try await probe.claimOne()
            _ = try await probe.claimOne(at: 30)
            try await probe.expectRefused(probe.done(old))
            #expect(try await probe.push(probe.draft("next", unique: key(.done))).id == id)
        },
        Rule("a failed job whose key another one holds is not retried, and one whose key is free holds it again") {
            probe async throws in
            let first = try await probe.push(probe.draft("first", unique: key(.done))).id
            try await probe.finish(probe.failed(probe.claimOne()))
            try await probe.push(probe.draft("second", unique: key(.done)))
            #expect(try await probe.change(.retry, [first]) == 0)
            #expect(try await probe.find(first)?.state == .failed)
            try await probe.finish(probe.done(probe.claimOne()))
            #expect(try await probe.change(.retry, [first]) == 1)
            let third = try await probe.push(probe.draft("third", unique: key(.done)))
            #expect(third == JobReceipt(id: first, isNew: false))
        },
        Rule("of failed jobs of one key that are retried together one waits again") { probe async throws in
            var ids: [JobID] = []
            for _ in 0..<2 {
                ids.append(try await probe.push(probe.draft("job", unique: key(.done))).id)
                try await probe.finish(probe.failed(probe.claimOne()))
            }
            #expect(try await probe.change(.retry, ids) == 1)
            #expect(try await probe.claim().count == 1)
        },
    ]
}
