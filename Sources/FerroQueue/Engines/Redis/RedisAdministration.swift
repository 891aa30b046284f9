import FerroRedis
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looks at the jobs of a ``RedisEngine`` and changes them by hand.
///
/// What concerns many jobs is done in steps of 500, each all or nothing.
struct RedisAdministration: QueueAdministration {
    let engine: RedisEngine

    static let step = 500

    func stats(now: Date) async throws -> QueueStats {
        let rows = try await engine.run(RedisQueueScript.stats, [RedisMoment.argument(now)]).elements
        var stats = QueueStats()
        for row in rows {
            let parts = try row.elements
            guard parts.count == 9, let name = parts[0].bytes else { throw RedisEngine.unreadable }
            let counts = parts[1...6].map { Int(clamping: RedisNumber.integer($0) ?? 0) }
            let isPaused = RedisNumber.integer(parts[7]) == 1
            stats.totalFailed += counts[3]
            guard isPaused || counts.contains(where: { $0 > 0 }) else { continue }
            stats.queues.append(
                QueueStats.Line(
                    name: QueueName(String(decoding: name, as: UTF8.self)), pending: counts[0], delayed: counts[1],
                    running: counts[2], failed: counts[3], done: counts[4],
                    oldestSeconds: RedisMoment.date(parts[8]).map { max(0, now.timeIntervalSince($0)) },
                    isPaused: isPaused))
        }
        stats.queues.sort { $0.name.rawValue < $1.name.rawValue }
        return stats
    }

    func find(_ id: JobID, now: Date) async throws -> JobRecord? {
        try await records([RedisLayout.text(id.rawValue)], now: now).first
    }

    func change(_ action: JobAction, _ selection: JobSelection, now: Date) async throws -> Int {
        switch selection {
        case .ids(let ids): return try await change(action, ids.map { RedisLayout.text($0.rawValue) }, now: now)
        case .matching(let filter):
            let ids = try await listing(filter, now: now).ids(of: action)
            return try await change(action, ids, now: now)
        }
    }

    private func change(_ action: JobAction, _ ids: [String], now: Date) async throws -> Int {
        var count = 0
        for start in stride(from: 0, to: ids.count, by: Self.step) {
            var arguments: [RedisArgument] = [
                RedisArgument(engine.retention), RedisMoment.argument(now), RedisArgument(action.rawValue),
            ]
            arguments += ids[start..<min(start + Self.step, ids.count)].map { RedisArgument($0) }
            let reply = try await engine.run(RedisQueueScript.change, arguments).elements
            guard reply.count == 2, let changed = RedisNumber.integer(reply[0]) else { throw RedisEngine.unreadable }
            count += Int(clamping: changed)
            await engine.sweep(try reply[1].elements, now: now)
        }
        return count
    }

    func pause(_ queue: QueueName, _ isPaused: Bool, now: Date) async throws {
        _ = try await engine.run(
            RedisQueueScript.pause, [RedisArgument(queue.rawValue), isPaused ? 1 : 0])
    }

    func prune(_ states: Set<JobInfo.State>, endedBefore date: Date, limit: Int) async throws -> Int {
        let kinds = [(JobInfo.State.failed, "failed"), (.done, "done"), (.cancelled, "cancelled")]
            .filter { states.contains($0.0) }.map(\.1)
        guard limit > 0, !kinds.isEmpty else { return 0 }
        var count = 0
        for queue in try await queues() {
            for kind in kinds {
                var removed = -1
                while removed != 0, count < limit {
                    let reply = try await engine.run(
                        RedisQueueScript.prune,
                        [
                            RedisArgument(kind), RedisArgument(queue), RedisMoment.argument(date),
                            RedisArgument(min(Self.step, limit - count)),
                        ])
                    removed = Int(clamping: RedisNumber.integer(reply) ?? 0)
                    count += removed
                }
            }
        }
        return count
    }

    /// The names of all queues that had jobs.
    func queues() async throws -> [String] {
        let command = RedisCommand(
            "SMEMBERS", [RedisArgument(engine.layout.key("queues"))], keys: .first, isReadOnly: true)
        return try await engine.client.send(command).elements.compactMap(\.bytes)
            .map { String(decoding: $0, as: UTF8.self) }.sorted()
    }

    /// What is known of jobs; those that are gone are left out.
    func records(_ ids: [String], now: Date) async throws -> [JobRecord] {
        var records: [JobRecord] = []
        var rest = ids[...]
        while !rest.isEmpty {
            let reply = try await engine.run(RedisQueueScript.show, rest.map { RedisArgument($0) }).elements
            guard reply.count == 2, let seen = RedisNumber.integer(reply[0]), seen > 0 else {
                throw RedisEngine.unreadable
            }
            records += try reply[1].elements.compactMap {
                guard var reader = RedisJobReader($0) else { return nil }
                return reader.record(now: now)
            }
            rest = rest.dropFirst(Int(clamping: seen))
        }
        return records
    }
}
