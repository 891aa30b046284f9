import FerroQueue
import FerroSupport
import FerroTesting
import Testing

@Suite struct ChainTests {
    private let shop = Workshop()

    @Test func `the jobs of a chain run one after the other`() async throws {
        try await shop.queue.chain(["1", "2", "3"].map(WriteNote.init(text:)))
        #expect(try await shop.worker().drain() == 3)
        #expect(shop.journal.notes == ["1", "2", "3"])
    }

    @Test func `the rest of a chain stays with the job that failed, and goes on when it is retried`() async throws {
        try await shop.queue.chain([WriteNote(text: "1"), Once(), WriteNote(text: "2")])
        let first = try await #require(shop.claim().first)
        _ = try await shop.engine.finish([JobEnding(first, .released(at: shop.clock.date), at: shop.clock.date)])
        shop.journal.open("gate")
        try await shop.worker(jobs: [WriteNote.self]).drain()
        let failed = try await #require(shop.failed().first)
        #expect(failed.job.jobType == "once")
        #expect(failed.job.following == 1)
        #expect(shop.journal.notes == ["1"])
        #expect(try await shop.queue.retry(failed.job.id))
        try await shop.worker().drain()
        #expect(shop.journal.notes.last == "2")
    }
}

@Suite struct BatchTests {
    private let shop = Workshop()

    @Test func `a batch counts its jobs and pushes what follows`() async throws {
        let id = try await shop.queue.batch("import", [WriteNote(text: "1"), WriteNote(text: "2")]) {
            $0.then(WriteNote(text: "success"))
            $0.onFailure(WriteNote(text: "failure"))
            $0.finally(WriteNote(text: "end"))
        }
        #expect(try await shop.queue.add([WriteNote(text: "3")], to: id))
        #expect(try await shop.queue.batch(id)?.total == 3)
        try await shop.worker(concurrency: 1).drain()
        #expect(shop.journal.notes == ["1", "2", "3", "success", "end"])
        #expect(try await shop.queue.batch(id)?.progress == 1)
        #expect(try await shop.queue.cancelBatch(id) == false)
    }

    @Test func `a job can be looked at, paused, cancelled and forgotten`() async throws {
        let queue = shop.queue
        let id = try await queue.push(WriteNote(text: "a"), tags: ["x"]).id
        #expect(try await queue.job(id)?.tags == ["x"])
        try await queue.pause(.default)
        #expect(try await shop.claim().isEmpty)
        try await queue.resume(.default)
        #expect(try await queue.cancel(id))
        #expect(try await queue.job(id) == nil)
        let other = try await queue.push(WriteNote(text: "b")).id
        #expect(try await queue.forget(other))
        #expect(try await queue.forget(other) == false)
    }

    @Test func `a recorder notes what was really stored`() async throws {
        let engine = RecordingEngine()
        let queue = Queue(engine)
        try await queue.push(WriteNote(text: "a"), unique: .untilDone)
        try await queue.push(WriteNote(text: "a"), unique: .untilDone)
        try await queue.batch("b", [WriteNote(text: "b")])
        #expect(try engine.pushed(WriteNote.self).map(\.text) == ["a", "b"])
        #expect(try engine.pushed(Failing.self).isEmpty)
    }
}
