import FerroRecords
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct `Values of every type` {
    private func withWidths(_ body: (RecordHandle<Widths>, RecordSpace) async throws -> Void) async throws {
        try await withRecords { space in
            let handle = try await Widths(id: .random(in: 0 ... .max)).insert(on: space)
            try await body(handle, space)
            try await handle.delete()
        }
    }

    private func send(_ words: [RedisArgument], _ handle: RecordHandle<Widths>, _ space: RecordSpace) async throws {
        _ = try await space.redis.send(RedisCommand("HDEL", [RedisArgument(handle.key)] + words, keys: .first))
    }

    @Test func `a number stays within its own type`() async throws {
        try await withWidths { handle, _ in
            same(try await handle.small.add(127), 127)
            #expect(await failure { try await handle.small.add(1) } == .arithmetic)
            same(try await handle.small.subtract(127), 0)
            try await handle.small.set(.min)
            #expect(await failure { try await handle.small.divide(by: -1) } == .arithmetic)
            same(try await handle.small.remainder(by: -1), 0)
            same(try await handle.byte.add(255), 255)
            #expect(await failure { try await handle.byte.multiply(by: 2) } == .arithmetic)
            same(try await handle.unsigned.raise(to: .max), .max)
            #expect(await failure { try await handle.unsigned.add(1) } == .arithmetic)
            same(try await handle.unsigned.subtract(1), .max - 1)
            same(try await handle.unsigned.divide(by: 3), (.max - 1) / 3)
            try await handle.unsigned.set(0)
            #expect(await failure { try await handle.unsigned.subtract(1) } == .arithmetic)
            same(try await handle.unsigned.get(), 0)
        }
    }

    @Test func `what a property was before it existed is its default, also for operations`() async throws {
        try await withWidths { handle, space in
            let names: [RedisArgument] = [
                "unsigned", "rank", "ranks#n", "ranks#h", "ranks:0", "prices#n", "prices:7", "loose#n", "loose#h",
            ]
            try await send(names, handle, space)
            same(try await handle.load(), Widths(id: handle.id))
            same(try await handle.unsigned.get(), 5)
            same(try await handle.unsigned.add(1), 6)
            same(try await handle.rank.exchange(.master), .novice)
            same(try await handle.ranks.append(.novice), 2)
            same(try await handle.prices.increment(7, by: 0.25), 1.75)
            same(try await handle.loose.append(1), 1)
            let whole = try await handle.load()
            #expect(whole.ranks == [.master, .novice])
            #expect(whole.prices == [7: 1.75])
            #expect(whole.loose == [1])
            try await send(["small"], handle, space)
            #expect(await failure { try await handle.small.add(1) } == .decoding)
            #expect(await failure { _ = try await handle.load() } == .decoding)
        }
    }

    @Test func `elements may be enumerations, JSON and bytes`() async throws {
        try await withWidths { handle, space in
            try await handle.stamps.append(contentsOf: [Stamp(x: 1, y: 2), Stamp(x: 3, y: 4)])
            same(try await handle.stamps.pop(at: -1), Stamp(x: 3, y: 4))
            same(try await handle.blobs.append([0, 255]), 1)
            same(try await handle.ranks.removeFirst(.master), true)
            try await handle.grid.set([[1], []])
            let whole = try await handle.load()
            #expect(whole.stamps == [Stamp(x: 1, y: 2)])
            #expect(whole.blobs == [[0, 255]])
            #expect(whole.ranks == [])
            #expect(whole.grid == [[1], []])
        }
    }

    @Test func `an element that cannot be read is left out where that is allowed`() async throws {
        try await withWidths { handle, space in
            try await handle.loose.append(contentsOf: [1, 2, 3])
            let change: [RedisArgument] = [RedisArgument(handle.key), "loose:1", "two"]
            _ = try await space.redis.send(RedisCommand("HSET", change, keys: .first))
            let snapshot = try await handle.snapshot()
            #expect(snapshot.loose == [1, 3])
            #expect(snapshot.failedFields == ["loose"])
        }
    }

    @Test func `a value that cannot be written is refused before anything is sent`() async throws {
        try await withWidths { handle, _ in
            #expect(await failure { try await handle.pipeline { $0.small.add(1) } } == nil)
            let scores: RecordField<RecordSortedSet<String>> = RecordPath().field("board")
            #expect(await failure { try await handle.run(scores.add("a", score: .nan)) } == .encoding)
            #expect(await failure { try await handle.prices.increment(7, by: .nan) } == .arithmetic)
        }
    }
}
