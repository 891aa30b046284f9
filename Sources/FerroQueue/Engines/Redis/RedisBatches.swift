import FerroRedis
import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Keeps the batches of a ``RedisEngine``.
///
/// A batch of many jobs is cancelled in steps of some 500; what a step has not reached yet is cancelled instead of being
/// claimed.
struct RedisBatches: BatchStore {
    let engine: RedisEngine

    private var retention: RedisArgument { RedisArgument(engine.retention) }

    func create(_ batch: BatchDraft, jobs: [JobDraft], now: Date, on database: Database?) async throws -> BatchID {
        let callbacks = [batch.onSuccess, batch.onFailure, batch.onEnd]
        try engine.checkCount(jobs.count + callbacks.reduce(0) { $0 + $1.count })
        let head: [RedisArgument] =
            [
                retention, RedisMoment.argument(now), RedisArgument(batch.name), batch.allowsFailures ? 1 : 0,
            ] + callbacks.map { RedisArgument($0.count) } + [RedisArgument(jobs.count)]
        var drafts: [RedisArgument] = []
        for list in callbacks + [jobs] { drafts += try RedisDraft.arguments(list) }
        guard let database, database.isInTransaction else {
            return try id(try await engine.run(RedisQueueScript.createBatch, head + [""] + drafts))
        }
        let id = try id(try await engine.run(RedisQueueScript.reserve, []))
        let all = head + [RedisArgument(RedisLayout.text(id.rawValue))] + drafts
        await engine.afterCommit(of: database, "A batch could not be pushed after the commit") { engine in
            _ = try await engine.run(RedisQueueScript.createBatch, all)
        }
        return id
    }

    private func id(_ reply: RedisReply) throws -> BatchID {
        guard let id = RedisNumber.integer(reply) else { throw RedisEngine.unreadable }
        return BatchID(id)
    }

    func add(_ jobs: [JobDraft], to id: BatchID, now: Date) async throws -> Bool {
        try engine.checkCount(jobs.count)
        let arguments = head(id, now) + (try RedisDraft.arguments(jobs, batch: id))
        return try await engine.run(RedisQueueScript.extendBatch, arguments) == .integer(1)
    }

    func find(_ id: BatchID) async throws -> Batch? {
        let fields: [RedisArgument] = ["name", "total", "pending", "failed", "created", "stopped", "ended"]
        let command = RedisCommand(
            "HMGET", [RedisArgument(engine.layout.batch(id))] + fields, keys: .first, isReadOnly: true)
        let parts = try await engine.client.send(command).elements
        guard parts.count == 7, let created = RedisMoment.date(parts[4]) else { return nil }
        func count(_ index: Int) -> Int { Int(clamping: RedisNumber.integer(parts[index]) ?? 0) }
        return Batch(
            id: id, name: String(decoding: parts[0].bytes ?? [], as: UTF8.self), total: count(1), pending: count(2),
            failed: count(3), createdAt: created, cancelledAt: RedisMoment.date(parts[5]),
            finishedAt: RedisMoment.date(parts[6]))
    }

    func cancel(_ id: BatchID, now: Date) async throws -> Bool {
        let reply = try await engine.run(RedisQueueScript.cancelBatch, head(id, now)).elements
        guard reply.count == 2 else { throw RedisEngine.unreadable }
        await engine.sweep(try reply[1].elements, now: now)
        return reply[0] == .integer(1)
    }

    func prune(endedBefore date: Date) async throws -> Int {
        var count = 0
        while true {
            let arguments = [RedisMoment.argument(date), RedisArgument(RedisAdministration.step)]
            let removed = RedisNumber.integer(try await engine.run(RedisQueueScript.pruneBatches, arguments)) ?? 0
            guard removed > 0 else { return count }
            count += Int(clamping: removed)
        }
    }

    private func head(_ id: BatchID, _ now: Date) -> [RedisArgument] {
        [retention, RedisMoment.argument(now), RedisArgument(RedisLayout.text(id.rawValue))]
    }
}
