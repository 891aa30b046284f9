import FerroRedis
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The ticks in Redis, beside the jobs of a ``RedisEngine``; a tick is taken and its job pushed by one script.
///
/// Of each entry the last 10 000 ticks are kept.
struct RedisTickStore: TickStore {
    let engine: RedisEngine

    private static var limit: Int { 10_000 }

    func take(_ tick: Tick, _ outcome: TickOutcome, by node: String, now: Date) async throws -> TickAnswer {
        let seconds = RedisArgument(Moment.of(tick.dueAt))
        if case .begin = outcome {
            let reply = try await engine.run(RedisTickScript.begin, [RedisArgument(tick.entry), seconds])
            return reply == .integer(1) ? .taken(nil) : .late
        }
        var arguments: [RedisArgument] = [
            RedisArgument(tick.entry), seconds, RedisArgument(Self.limit),
            RedisArgument(try RedisTickRecord.opening(node, now)),
            RedisArgument(try RedisTickRecord.quoted(TickMessages.paused)), RedisMoment.argument(now),
        ]
        switch outcome {
        case .skip(let reason):
            arguments.append(RedisArgument(try RedisTickRecord.quoted(TickMessages.cut(reason) ?? reason)))
        case .push(let draft): arguments += ["push"] + (try RedisDraft.arguments(draft))
        case .begin: break
        }
        let parts = try await engine.run(RedisTickScript.take, arguments).elements
        guard parts.count == 2 else { throw RedisEngine.unreadable }
        return parts[0] == .integer(1) ? .taken(RedisNumber.integer(parts[1]).map { JobID($0) }) : .late
    }

    func last(of entries: [String]) async throws -> [String: Date] {
        guard !entries.isEmpty else { return [:] }
        let command = RedisCommand(
            "HMGET", [RedisArgument(engine.layout.key("schedule:last"))] + entries.map { RedisArgument($0) },
            keys: .first, isReadOnly: true)
        var lasts: [String: Date] = [:]
        for (entry, reply) in zip(entries, try await engine.client.send(command).elements) {
            if let seconds = RedisNumber.integer(reply) { lasts[entry] = Moment.date(seconds) }
        }
        return lasts
    }

    func note(_ tick: Tick, isDone: Bool, message: String?, at date: Date) async throws {
        let ending = RedisTickRecord.Ending(
            at: date.timeIntervalSince1970, isDone: isDone, message: TickMessages.cut(message))
        let text = String(decoding: try JSONEncoder().encode(ending), as: UTF8.self)
        _ = try await engine.run(
            RedisTickScript.note,
            [RedisArgument(tick.entry), RedisArgument(Moment.of(tick.dueAt)), RedisArgument(text)])
    }

    func history(of entry: String, limit: Int) async throws -> [TickRecord] {
        guard limit > 0 else { return [] }
        let arguments = [RedisArgument(entry), RedisArgument(min(limit, Self.limit))]
        return try await engine.run(RedisTickScript.history, arguments).elements.map { row in
            let parts = try row.elements
            guard parts.count == 3 else { throw RedisEngine.unreadable }
            return try RedisTickRecord.read(
                entry, due: parts[0].bytes, record: parts[1].bytes, ending: parts[2].bytes)
        }
    }

    func pause(_ entry: String, _ isPaused: Bool, now: Date) async throws {
        _ = try await engine.run(
            RedisTickScript.pause, [RedisArgument(entry), isPaused ? 1 : 0, RedisArgument(Moment.of(now))])
    }

    func paused() async throws -> Set<String> {
        let key = RedisArgument(engine.layout.key("schedule:paused"))
        let reply = try await engine.client.send(RedisCommand("SMEMBERS", [key], keys: .first, isReadOnly: true))
        return Set(try reply.elements.compactMap(\.bytes).map { String(decoding: $0, as: UTF8.self) })
    }

    func prune(dueBefore date: Date) async throws -> Int {
        var count = 0
        while true {
            let reply = try await engine.run(RedisTickScript.prune, [RedisArgument(Moment.of(date))])
            let removed = RedisNumber.integer(reply) ?? 0
            guard removed > 0 else { return count }
            count += Int(clamping: removed)
        }
    }
}
