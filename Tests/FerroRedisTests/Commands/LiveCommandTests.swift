import FerroRedis
import FerroTesting
import Testing

@Suite("Commands on a real server", .enabled(if: RedisServer.isThere), .timeLimit(.minutes(1)))
struct LiveCommandTests {
    @Test func `strings and keys`() async throws {
        try await withRedis { redis, key in
            let name = key("name")
            #expect(try await redis.get(name, as: String.self) == nil)
            try await redis.set(name, to: "Ada", expires: .after(.seconds(60)))
            #expect(try await redis.get(name) == "Ada")
            let left = try await redis.ttl(name)
            #expect(left.map { $0 > .seconds(50) && $0 <= .seconds(60) } == true)
            #expect(try await redis.exchange(name, with: "Grace", expires: .kept) == "Ada")
            #expect(try await redis.persist(name))
            #expect(try await redis.timeToLive(of: name) == .unlimited)
            #expect(try await redis.timeToLive(of: key("none")) == .missing)
            #expect(try await !redis.set(name, to: "x", when: .absent))
            #expect(try await redis.set(name, to: "x", when: .present))
            #expect(try await redis.append("yz", to: name) == 3)
            #expect(try await redis.getRange(name, from: -2) == Array("yz".utf8))
            #expect(try await redis.setRange(name, at: 1, to: "-") == 3)
            #expect(try await redis.type(of: name) == "string")
            #expect(try await redis.copy(name, to: key("copy")))
            #expect(try await redis.get([name, key("none"), key("copy")], as: String.self) == ["x-z", nil, "x-z"])
            try await redis.rename(name, to: key("new"))
            #expect(try await redis.exists([name, key("new"), key("copy")]) == 2)
            #expect(try await redis.getDelete(key("new")) == "x-z")
            #expect(try await redis.delete([key("copy"), key("none")]) == 1)
            try await redis.set([key("a"): 1, key("b"): 2])
            #expect(try await !redis.setIfAllAbsent([key("b"): 3, key("c"): 3]))
            #expect(try await redis.getExpire(key("a"), expires: .after(.seconds(9)), as: Int.self) == 1)
            #expect(try await redis.expire(key("a"), after: .seconds(5), when: .earlier))
        }
    }

    @Test func `numbers and bits`() async throws {
        try await withRedis { redis, key in
            let one = try await redis.increment(key("n"))
            #expect(one == 1)
            #expect(try await redis.increment(key("n"), by: .max - 1) == .max)
            let error = await #expect(throws: RedisError.self) { try await redis.increment(key("n")) }
            #expect(error?.message.contains("overflow") == true)
            #expect(try await redis.decrement(key("m"), by: 5) == -5)
            #expect(try await redis.incrementFloat(key("f"), by: 0.5) == 0.5)
            #expect(try await !redis.setBit(key("bits"), at: 9, to: true))
            #expect(try await redis.getBit(key("bits"), at: 9))
            #expect(try await redis.bitCount(key("bits")) == 1)
            #expect(try await redis.bitPosition(of: true, in: key("bits")) == 9)
            #expect(try await redis.bitPosition(of: true, in: key("none")) == nil)
            let wrong = await #expect(throws: RedisError.self) { try await redis.push(1, to: key("n")) }
            #expect(wrong?.code == .wrongType)
        }
    }

    @Test func `hashes`() async throws {
        try await withRedis { redis, key in
            let user = key("user")
            #expect(try await redis.setFields(["name": "Ada", "age": "36"], of: user) == 2)
            #expect(try await !redis.setField("name", of: user, to: "Ada L"))
            #expect(try await !redis.setFieldIfAbsent("name", of: user, to: "x"))
            #expect(try await redis.incrementField("age", of: user, by: 1) == 37)
            #expect(try await redis.incrementFieldFloat("score", of: user, by: 1.5) == 1.5)
            #expect(try await redis.field("age", of: user, as: Int.self) == 37)
            #expect(try await redis.fields(["name", "none"], of: user, as: String.self) == ["Ada L", nil])
            let all: [String: String] = try await redis.fields(of: user)
            #expect(all == ["name": "Ada L", "age": "37", "score": "1.5"])
            #expect(try await Set(redis.fieldNames(of: user)) == ["name", "age", "score"])
            #expect(try await redis.fieldValues(of: user, as: String.self).count == 3)
            #expect(try await redis.randomFields(of: user, count: 2).count == 2)
            #expect(try await redis.fieldLength("name", of: user) == 5)
            #expect(try await redis.deleteFields(["score", "none"], of: user) == 1)
            #expect(try await redis.fieldCount(of: user) == 2)
            #expect(try await redis.hasField("age", in: user))
        }
    }

    @Test func `lists`() async throws {
        try await withRedis { redis, key in
            let list = key("list")
            #expect(try await redis.push([2, 3], to: list) == 2)
            #expect(try await redis.push(1, to: list, at: .head) == 3)
            #expect(try await redis.pushIfPresent(4, to: list) == 4)
            #expect(try await redis.elements(of: list, as: Int.self) == [1, 2, 3, 4])
            #expect(try await redis.element(at: -1, of: list, as: Int.self) == 4)
            #expect(try await redis.element(at: 9, of: list, as: Int.self) == nil)
            #expect(try await redis.position(of: 3, inList: list) == 2)
            #expect(try await redis.position(of: 9, inList: list) == nil)
            #expect(try await redis.insert(25, .before, 3, inList: list) == 5)
            #expect(try await redis.insert(25, .before, 99, inList: list) == nil)
            try await redis.setElement(at: 0, of: list, to: 10)
            #expect(try await redis.moveElement(from: list, .head, to: key("other"), .tail, as: Int.self) == 10)
            try await redis.trimList(list, from: 0, through: 2)
            #expect(try await redis.pop(from: list, as: Int.self) == 2)
            #expect(try await redis.pop(from: list, at: .tail, count: 5, as: Int.self) == [3, 25])
            #expect(try await redis.pop(from: list, count: 5, as: Int.self) == [])
            #expect(try await redis.listLength(of: key("other")) == 1)
            #expect(try await redis.removeElements(equalTo: 10, from: key("other")) == 1)
        }
    }

    @Test func `sets and estimates`() async throws {
        try await withRedis { redis, key in
            #expect(try await redis.addMembers([1, 2, 3], to: key("a")) == 3)
            #expect(try await !redis.addMember(3, to: key("a")))
            try await redis.addMembers([3, 4], to: key("b"))
            #expect(try await redis.areMembers([1, 9], of: key("a")) == [true, false])
            #expect(try await redis.isMember(1, of: key("a")))
            #expect(try await redis.union(of: [key("a"), key("b")], as: Int.self).sorted() == [1, 2, 3, 4])
            #expect(try await redis.intersection(of: [key("a"), key("b")], as: Int.self) == [3])
            #expect(try await redis.difference(of: [key("a"), key("b")], as: Int.self).sorted() == [1, 2])
            #expect(try await redis.storeUnion(of: [key("a"), key("b")], in: key("c")) == 4)
            #expect(try await redis.randomMembers(of: key("c"), count: 9, as: Int.self).count == 4)
            #expect(try await redis.moveMember(4, from: key("b"), to: key("a")))
            #expect(try await redis.popMembers(of: key("c"), count: 3, as: Int.self).count == 3)
            #expect(try await redis.memberCount(of: key("c")) == 1)
            #expect(try await Set(redis.members(of: key("a"), as: Int.self)) == [1, 2, 3, 4])
            #expect(try await redis.removeMembers([1, 9], from: key("a")) == 1)
            #expect(try await redis.addToEstimate((0..<1000).map { $0 }, of: key("e")))
            try await redis.mergeEstimates(of: [key("e")], in: key("f"))
            #expect(try await (950...1050).contains(redis.estimate(of: [key("f")])))
        }
    }

    @Test func `the server`() async throws {
        try await withRedis { redis, _ in
            try await redis.ping()
            #expect(try await redis.time() > .seconds(1_600_000_000))
            #expect(try await redis.info(section: "server")["redis_version"] != nil)
            #expect(try await redis.info()["role"] == "master")
            #expect(try await redis.settings(matching: "maxmemory")["maxmemory"] != nil)
            #expect(try await redis.keyCount() >= 0)
            #expect(try await redis.publish("hello", to: "rcmd-nobody") == 0)
            let script = RedisScript("return 'rcmd'")
            #expect(try await redis.load(script) == script.digest)
            #expect(try await redis.knows([script, RedisScript("return 'never'")]) == [true, false])
            #expect(try await redis.evaluate("return ARGV[1]", arguments: ["x"]) == .string(Array("x".utf8)))
        }
    }
}
