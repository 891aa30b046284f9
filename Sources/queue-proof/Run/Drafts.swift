import FerroQueue
import Foundation

/// Puts jobs together as they are stored.
enum Drafts {
    static func draft<J: Job>(_ job: J) throws -> JobDraft {
        let now = Date()
        return JobDraft(
            name: J.name, queue: .default, payload: Array(try JSONEncoder().encode(job)),
            maxAttempts: J.retry.attempts, createdAt: now, availableAt: now)
    }

    static func push(chain works: [Work], on queue: Queue) async throws {
        var drafts: [JobDraft] = []
        for work in works { drafts += [try draft(work), try draft(Receipt(key: work.key))] }
        guard var first = drafts.first else { return }
        first.headers.chain = Array(drafts.dropFirst())
        _ = try await queue.engine.push([first], on: nil)
    }

    static func push(batch works: [Work], end: Receipt, on queue: Queue) async throws {
        _ = try await queue.engine.stores.batches.create(
            BatchDraft(name: "proof", onEnd: [try draft(end)]), jobs: try works.map { try draft($0) }, now: Date(),
            on: nil)
    }
}
