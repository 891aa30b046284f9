import FerroRecords
import FerroRedis
import FerroTesting
import Foundation
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct `Whole records` {
    @Test func `a record loads as it was inserted`() async throws {
        try await withRecords { space in
            var ada = `How a record is laid out`.ada
            let handle = try await ada.insert(on: space)
            same(try await handle.load(), ada)
            same(try await handle.exists(), true)
            #expect(await failure { try await ada.insert(on: space) } == .exists)
            ada.tags = []
            ada.nickname = "A"
            ada.inventory = ["new": 1]
            ada.billing = nil
            try await handle.visits.increment()
            try await ada.save(on: space)
            ada.visits = 8
            same(try await handle.load(), ada)
            let copy = try await handle.duplicate(as: "eve", on: space)
            ada.id = "eve"
            same(try await copy.load(), ada)
            #expect(await failure { try await handle.duplicate(as: "eve", on: space) } == .exists)
            same(try await copy.delete(), true)
            same(try await handle.delete(), true)
            same(try await handle.delete(), false)
            same(try await handle.exists(), false)
        }
    }

    @Test func `nothing is written to a missing record`() async throws {
        try await withRecords { space in
            let none = Player.at("none", on: space)
            let fields = Player.fields
            let operations: [RecordOperation<Void>] = [
                fields.score.add(1).withoutResult, fields.score.set(1), fields.score.get().withoutResult,
                fields.rating.power(2).withoutResult, fields.name.append("x").withoutResult,
                fields.isOnline.toggle().withoutResult, fields.nickname.setIfNil("x").withoutResult,
                fields.lastSeen.add(.seconds(1)).withoutResult, fields.tags.append("x").withoutResult,
                fields.tags.popLast().withoutResult, fields.tags.clear(), fields.tags.get().withoutResult,
                fields.inventory.set(1, for: "x").withoutResult, fields.inventory.popAny().withoutResult,
                fields.seen.insert("x").withoutResult, fields.board.add("x", score: 1).withoutResult,
                fields.board.top(1).withoutResult, fields.visits.increment().withoutResult,
                fields.address.street.append("x").withoutResult, fields.address.set(Address(street: "")),
            ]
            for operation in operations {
                #expect(await failure { try await none.run(operation) } == .notFound)
            }
            #expect(await failure { _ = try await none.load() } == .notFound)
            #expect(await failure { try await none.touch() } == .notFound)
            #expect(await failure { try await none.expire(after: nil) } == .notFound)
            #expect(await failure { try await none.update { $0.score = 1 } } == .notFound)
            #expect(await failure { try await none.duplicate(as: "x", on: space) } == .notFound)
            #expect(await failure { _ = try await none.remainingLifetime() } == .notFound)
            #expect(await failure { try await none.pipeline { $0.score.add(1) } } == .notFound)
            let keys = try await space.redis.send(RedisCommand("EXISTS", [RedisArgument(none.key)], keys: .first))
            #expect(keys == .integer(0))
        }
    }

    @Test func `a pipeline writes all of it or nothing`() async throws {
        try await withPlayer({
            $0.score = .max - 1; $0.tags = ["a"]
        }) { ada, _ in
            let before = try await ada.snapshot()
            let code = await failure {
                try await ada.pipeline { p in
                    p.tags.append("x")
                    p.tags.popFirst()
                    p.inventory.set(1, for: "rope")
                    p.address.street.append("!")
                    for _ in 0..<2 { p.score.add(1) }
                }
            }
            #expect(code == .arithmetic)
            same(try await ada.snapshot(), before)
            let (score, tags, first, list) = try await ada.run {
                ($0.score.add(1), $0.tags.append("b"), $0.tags.popFirst(), $0.tags.get())
            }
            #expect(score == .max)
            #expect(tags == 2)
            #expect(first == "a")
            #expect(list == ["b"])
            try await ada.pipeline { p in
                p.tags.clear()
                p.tags.append("c")
                p.seen.insert("s")
                p.seen.popAny()
                if score > 0 { p.name.set("New") } else { p.name.set("Old") }
            }
            let after = try await ada.load()
            #expect(after.tags == ["c"])
            #expect(after.seen == [])
            #expect(after.name == "New")
        }
    }

    @Test func `a save with a version is refused after any write`() async throws {
        try await withPlayer { ada, space in
            var snapshot = try await ada.snapshot()
            try await ada.score.add(1)
            snapshot.record.name = "Lost"
            #expect(await failure { try await snapshot.record.save(on: space, ifVersion: snapshot.version) } == .stale)
            #expect(await failure { try await ada.delete(ifVersion: snapshot.version) } == .stale)
            #expect(await failure { try await ada.pipeline(ifVersion: snapshot.version) { $0.score.add(1) } } == .stale)
            snapshot = try await ada.snapshot()
            #expect(snapshot.name == "Ada")
            #expect(snapshot.score == 1)
            let version = try await snapshot.record.save(on: space, ifVersion: snapshot.version)
            #expect(version.rawValue == snapshot.version.rawValue + 1)
            try await ada.delete()
            #expect(await failure { try await snapshot.record.save(on: space, ifVersion: version) } == .notFound)
            try await snapshot.record.insert(on: space)
            #expect(await failure { try await snapshot.record.save(on: space, ifVersion: version) } == .stale)
            #expect(await failure { try await ada.update { $0.id = "eve" } } == .encoding)
        }
    }

    @Test func `reading does not change the version`() async throws {
        try await withPlayer { ada, _ in
            let version = try await ada.snapshot().version
            _ = try await ada.score.get()
            _ = try await ada.inventory.pop("none")
            _ = try await ada.seen.remove("none")
            _ = try await ada.board.top(3)
            same(try await ada.snapshot().version, version)
        }
    }

    @Test func `a key of another kind is refused and left alone`() async throws {
        try await withRecords { space in
            let ada = Player.at("ada", on: space)
            _ = try await space.redis.send(RedisCommand("SET", [RedisArgument(ada.key), "text"], keys: .first))
            await #expect(throws: RedisError.self) { try await ada.score.add(1) }
            await #expect(throws: RedisError.self) {
                try await Player(id: "ada", name: "", address: Address(street: "")).insert(on: space)
            }
            let text = try await space.redis.send(RedisCommand("GETDEL", [RedisArgument(ada.key)], keys: .first))
            #expect(text == .string(Array("text".utf8)))
        }
    }

    @Test func `what something else wrote into a number is not computed with`() async throws {
        try await withPlayer { ada, space in
            for text in ["", "1.5", "abc", "0x10", "99999999999999999999999999999999999999999999999", "-", " 1"] {
                let set = RedisCommand("HSET", [RedisArgument(ada.key), "score", RedisArgument(text)], keys: .first)
                _ = try await space.redis.send(set)
                #expect(await failure { try await ada.score.add(1) } == .decoding, "\(text)")
            }
        }
    }

    @Test func `scripts survive that the server forgets them`() async throws {
        guard RedisServer.hasOwn else { return }
        try await RedisServer.with { server in
            try await withRecords(at: server.url) { space in
                let ada = try await Player(id: "ada", name: "", address: Address(street: "")).insert(on: space)
                for round in 1...5 {
                    _ = try await space.redis.send(RedisCommand("SCRIPT", ["FLUSH"]))
                    same(try await ada.score.add(1), round)
                    _ = try await space.redis.send(RedisCommand("SCRIPT", ["FLUSH"]))
                    try await ada.pipeline { p in
                        p.tags.append("x")
                        p.visits.increment()
                    }
                }
                let whole = try await ada.load()
                #expect(whole.tags.count == 5)
                #expect(whole.visits == 5)
            }
        }
    }
}
