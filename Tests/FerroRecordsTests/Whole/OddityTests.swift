import FerroRecords
import FerroRedis
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct `Records with odd members` {
    @Test(arguments: [0, 978_307_200, -62_135_769_600, 64_092_211_200, 1_700_000_000.123])
    func `are what they were`(_ time: Double) async throws {
        try await withRecords { space in
            var odd = Oddity(id: UUID(), made: Date(timeIntervalSince1970: time))
            let handle = try await odd.insert(on: space)
            same(try await handle.load(), odd)
            (odd.number, odd.list, odd.table, odd.members, odd.bytes) = (nil, [], ["": 0], [1], [])
            (odd.date, odd.duration, odd.flag, odd.rank) = (.distantPast, .nanoseconds(-1), false, .master)
            (odd.link, odd.level, odd.deeper) = (URL(string: "https://a.b/c?d#e"), -0.0, odd.deep)
            odd.deeper?.other = Inner(tags: [""], counts: ["}": 1, "{": .min], visits: 9)
            try await odd.save(on: space)
            same(try await handle.load(), odd)
            try await handle.run(Oddity.fields.key.append("!"))
            same(try await handle.class.append("\0"), "c\0")
            same(try await handle.default.add(1), 2)
            same(try await handle.deep.inner.visits.increment(), 1)
            same(try await handle.deep.inner.counts.increment("a.b:c#d"), 1)
            same(try await handle.run(Oddity.fields.load.add(3)), 3)
            let found = try await Oddity.find(on: space) { $0.fields == 1 && $0.path.hasPrefix("") }
            #expect(found.map(\.id) == [odd.id] && found.first?.key == "k!")
            try await handle.delete()
        }
    }
}

/// Commands whose connection is lost once they were sent.
private final class LostCommands: RedisCommands {
    private let sent = Atomic(0)
    var count: Int { sent.exchange(0, ordering: .relaxed) }

    func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply {
        sent.add(1, ordering: .relaxed)
        throw RedisError(.connection, "lost", mayHaveRun: !command.isReadOnly)
    }

    func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        sent.add(1, ordering: .relaxed)
        throw RedisError(.connection, "lost", mayHaveRun: commands.contains { !$0.isReadOnly })
    }
}

@Suite struct `Records whose connection is lost` {
    @Test func `say that a change may have run, and send none twice`() async throws {
        let lost = LostCommands()
        let space = RecordSpace(lost, prefix: "")
        let hero = Hero.at(1, on: space)
        let changes: [@Sendable () async throws -> Void] = [
            { try await hero.score.add(1) }, { try await hero.name.set("x") }, { try await hero.tags.popLast() },
            { try await hero.pipeline { $0.score.add(1) } },
            { _ = try await hero.run { ($0.score.add(1), $0.age.take()) } },
            { try await Hero(1, "x").insert(on: space) }, { try await Hero(1, "x").save(on: space) },
            { try await Hero.insert([Hero(1, "x")], on: space) }, { try await hero.delete() },
            { try await hero.touch() },
            { try await hero.expire(after: .seconds(1)) }, { try await Hero.delete([1, 2], on: space) },
            { try await Hero.delete(on: space) { $0.score > 1 } }, { try await hero.withLock("x") { _ in } },
        ]
        for (place, change) in changes.enumerated() {
            let error = await #expect(throws: RedisError.self) { try await change() }
            // Whoever asked for a lock in vain also leaves its queue.
            let sent = place == changes.count - 1 ? 2 : 1
            #expect(error?.mayHaveRun == true && lost.count == sent, "change \(place)")
        }
        let readings: [@Sendable () async throws -> Void] = [
            { _ = try await hero.load() }, { _ = try await hero.score.get() }, { _ = try await hero.exists() },
            { _ = try await Hero.find([1, 2], on: space) }, { try await hero.update { $0.score += 1 } },
        ]
        for (place, reading) in readings.enumerated() {
            let error = await #expect(throws: RedisError.self) { try await reading() }
            #expect(error?.mayHaveRun == false && lost.count == 1, "reading \(place)")
        }
    }
}
