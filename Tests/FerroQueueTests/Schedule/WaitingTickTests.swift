import FerroTesting
import Foundation
import Testing

@testable import FerroQueue

@Suite struct WaitingTickTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func push(_ entry: String, _ engine: any QueueEngine) async throws -> JobID {
        let tick = Tick(entry: entry, dueAt: start)
        let draft = JobDraft(
            name: "write_note", queue: .default, payload: Array("{}".utf8), maxAttempts: 4, createdAt: start,
            availableAt: start, headers: JobHeaders(tick: tick))
        guard case .taken(let id?) = try await engine.stores.ticks.take(tick, .push(draft), by: "n", now: start) else {
            throw Oops()
        }
        return id
    }

    @Test(arguments: EngineKind.allCases)
    func `a tick whose job is cancelled or removed while it waits has ended, and onFailure is told once`(
        kind: EngineKind
    ) async throws {
        let (start, notes) = (start, Notes())
        let schedule = Schedule<Journal> {
            for name in ["claimed", "cancelled", "removed", "chosen"] {
                Every(.minute) { WriteNote(text: "") }.named(name)
                    .onFailure { notes.add("\($0.tick.entry): \($0.message ?? "")") }
            }
        }
        try await kind.withEngine { engine in
            let ticks = engine.stores.ticks
            let told = TickNotes(try Timetable(schedule), store: ticks, logger: .quiet)
            let queue = Queue(engine, notes: told, now: { start })
            let claimed = try await push("claimed", engine)
            let request = ClaimRequest(
                queues: [.default], limit: 1, workerID: "w", lease: .seconds(30), now: start)
            #expect(try await engine.claim(request).map(\.envelope.id) == [claimed])
            let (cancelled, removed) = (try await push("cancelled", engine), try await push("removed", engine))
            _ = try await push("chosen", engine)

            #expect(try await queue.cancel(cancelled))
            #expect(try await queue.forget(removed))
            // The one that runs is told by its worker.
            #expect(try await queue.change(.cancel, .matching(JobFilter(queue: .default))) == 2)
            #expect(try await queue.cancel(cancelled) == false)
            #expect(
                notes.all == [
                    "cancelled: it was cancelled while it waited", "removed: it was removed while it waited",
                    "chosen: it was cancelled while it waited",
                ])
            for (entry, isDone) in [("claimed", nil), ("cancelled", false), ("removed", false), ("chosen", false)]
                as [(String, Bool?)]
            {
                let record = try #require(try await ticks.history(of: entry, limit: 1).first)
                #expect(record.isDone == isDone && (record.finishedAt == start) == (isDone == false), "\(entry)")
            }
        }
    }
}
