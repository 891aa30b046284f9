import FerroRecords
import FerroRedis
import FerroTesting
import Testing

/// What another program wrote is refused or understood, and never leaves half of a change.
@Suite(.enabled(if: RedisServer.isThere)) struct `What other programs wrote` {
    private func ask(
        _ space: RecordSpace, _ name: String, _ key: RedisKey, _ more: RedisArgument...
    ) async throws
        -> RedisReply
    {
        try await space.redis.send(RedisCommand(name, [RedisArgument(key)] + more, keys: .first))
    }

    @Test func `a version that is no number changes no index`() async throws {
        try await withHeroes([Hero(1, "Ada", score: 5)]) { space in
            let before = try await space.entries()
            _ = try await ask(space, "HSET", Hero.key(of: 1, in: space), "@v", "x")
            await #expect(throws: RedisError.self) { try await Hero.at(1, on: space).score.add(1) }
            #expect(try await space.entries() == before)
        }
    }

    @Test func `an index that is none changes neither the record nor the indexes before it`() async throws {
        try await withHeroes([Hero(1, "Ada", score: 5)]) { space in
            let index = RedisKey("\(space.keyPrefix){Hero}@rating")
            let scores = RedisKey("\(space.keyPrefix){Hero}@score")
            _ = try await ask(space, "DEL", index)
            _ = try await ask(space, "SET", index, "x")
            let version = try await Hero.at(1, on: space).snapshot().version
            let before = try await ask(space, "ZRANGE", scores, 0, -1)
            await #expect(throws: RedisError.self) {
                try await Hero.at(1, on: space).pipeline { p in
                    p.score.add(1)
                    p.rating.add(1)
                }
            }
            #expect(try await ask(space, "ZRANGE", scores, 0, -1) == before)
            let kept = try await Hero.at(1, on: space).snapshot()
            #expect(kept.record.score == 5 && kept.version == version)
        }
    }

    @Test func `numbers with zeros before them count as Swift reads them`() async throws {
        try await withPlayer { ada, space in
            _ = try await ask(space, "HSET", ada.key, "score", "007")
            same(try await ada.score.raise(to: 10), 10)
            _ = try await ask(space, "HSET", ada.key, "score", "-000")
            same(try await ada.score.lower(to: 3), 0)
            _ = try await ask(space, "HSET", ada.key, "score", "0000000000000000000000000000000000000000000000000009")
            same(try await ada.score.add(1), 10)
        }
    }

    @Test func `a score that is not a number is refused in and out`() async throws {
        try await withPlayer { ada, space in
            #expect(await failure { try await ada.board.set(["x": .nan]) } == .encoding)
            #expect(await failure { try await ada.board.add("x", score: .nan) } == .encoding)
            try await ada.board.set(["x": 1, "y": 2, "z": 3])
            _ = try await ask(space, "HSET", ada.key, "board:x", "nan")
            #expect(await failure { try await ada.board.top(3) } == .decoding)
        }
    }

    @Test func `failures say which field`() async throws {
        try await withPlayer({ $0.score = 2 }) { ada, _ in
            let wrong: [@Sendable () async throws -> Int] = [
                { try await ada.score.divide(by: 0) }, { try await ada.score.power(-1) },
                { try await ada.score.power(2000) }, { try await ada.score.power(900) },
                { try await ada.score.add(.max) },
            ]
            for operation in wrong {
                let error = await #expect(throws: RecordError.self) { try await operation() }
                #expect(error?.code == .arithmetic)
                #expect(error?.message.contains("score") == true || error?.message.contains("power") == true)
                #expect(error?.message.hasPrefix(" ") == false && error?.message.contains(" of ;") == false)
            }
        }
    }
}
