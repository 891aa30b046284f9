import FerroRedis
import FerroTesting
import Testing

@Suite(
    "Sorted sets, places, streams and scans on a real server",
    .enabled(if: RedisServer.isThere), .timeLimit(.minutes(1)))
struct LiveOrderTests {
    @Test func `sorted sets`() async throws {
        try await withRedis { redis, key in
            let board = key("board")
            let players = [RedisScored("a", score: 1), RedisScored("b", score: 2), RedisScored("c", score: 3)]
            #expect(try await redis.setScores(players, in: board) == 3)
            #expect(
                try await redis.setScores(
                    [RedisScored("a", score: 0)], in: board, only: .rising, countingChanges: true) == 0)
            #expect(try await redis.setScores([RedisScored("a", score: 9)], in: board, when: .absent) == 0)
            #expect(try await !redis.setScore(of: "c", in: board, to: .infinity))
            #expect(try await redis.incrementScore(of: "a", in: board, by: 0.5) == 1.5)
            #expect(try await redis.score(of: "c", in: board) == .infinity)
            #expect(try await redis.scores(of: ["a", "none"], in: board) == [1.5, nil])
            #expect(try await redis.rank(of: "a", in: board, reversed: true) == 2)
            #expect(try await redis.rank(of: "none", in: board) == nil)
            let top = try await redis.ranked(in: board, through: 0, reversed: true, as: String.self)
            #expect(top == [RedisScored("c", score: .infinity)])
            let middle = try await redis.scored(
                in: board, scores: .from(1, below: .infinity), reversed: true, limit: RedisLimit(1), as: String.self)
            #expect(middle == [RedisScored("b", score: 2)])
            #expect(try await redis.scoredCount(of: board, scores: .above(1.5)) == 2)
            #expect(try await redis.storeScoredUnion(of: [board], in: key("u"), weights: [2], scores: .highest) == 3)
            #expect(try await redis.score(of: "b", in: key("u")) == 4)
            #expect(try await redis.popLowest(from: board, as: String.self) == [RedisScored("a", score: 1.5)])
            #expect(try await redis.popHighest(from: board, as: String.self).first?.member == "c")
            #expect(try await redis.removeScored(in: key("u"), scores: .atMost(3)) == 1)
            #expect(try await redis.removeRanked(in: key("u"), from: 0, through: 0) == 1)
            #expect(try await redis.removeScored(["b", "c"], from: key("u")) == 1)
            for name in ["ann", "anton", "bob"] { try await redis.setScore(of: name, in: key("lex"), to: 0) }
            #expect(try await redis.sorted(in: key("lex"), texts: .prefix("an"), as: String.self) == ["ann", "anton"])
            #expect(try await redis.scoredCount(of: key("lex"), texts: .from("b", through: "c")) == 1)
            #expect(try await redis.removeScored(in: key("lex"), texts: .from("a", below: "b")) == 2)
        }
    }

    @Test func `places`() async throws {
        try await withRedis { redis, key in
            let berlin = RedisPosition(longitude: 13.405, latitude: 52.52)
            let places = ["berlin": berlin, "potsdam": RedisPosition(longitude: 13.065, latitude: 52.39)]
            #expect(try await redis.setPositions(places, in: key("geo")) == 2)
            let distance = try await redis.distance(between: "berlin", and: "potsdam", in: key("geo"))
            #expect(distance.map { (25_000...30_000).contains($0) } == true)
            #expect(try await redis.distance(between: "berlin", and: "none", in: key("geo")) == nil)
            #expect(try await redis.positions(of: ["none"], in: key("geo")) == [nil])
            let near = try await redis.nearby(.position(berlin), within: 1000, in: key("geo"), as: String.self)
            #expect(near.map(\.member) == ["berlin"])
            let all = try await redis.nearby(.member("potsdam"), within: 90_000, in: key("geo"), as: String.self)
            #expect(all.map(\.member) == ["potsdam", "berlin"])
        }
    }

    @Test func `streams and groups`() async throws {
        try await withRedis { redis, key in
            let log = key("log")
            #expect(try await redis.addEntryIfPresent(["n": 0], to: log) == nil)
            let first = try await redis.addEntry(["n": 1, "text": "one"], to: log)
            let second = try await redis.addEntry(["n": 2], to: log, trimming: .keepingNewest(1000))
            #expect(first < second)
            let entries = try await redis.entries(of: log)
            #expect(entries.map(\.id) == [first, second])
            #expect(entries[0].field("n", as: Int.self) == 1)
            #expect(entries[0].field("text") == "one")
            #expect(try await redis.entries(of: log, reversed: true, count: 1).map(\.id) == [second])
            #expect(try await redis.readEntries(after: [log: first])[log]?.map(\.id) == [second])
            #expect(try await redis.readEntries(after: [log: second]).isEmpty)
            try await redis.createGroup("g", on: log)
            let again = await #expect(throws: RedisError.self) { try await redis.createGroup("g", on: log) }
            #expect(again?.reply?.hasPrefix("BUSYGROUP") == true)
            #expect(try await redis.readGroup("g", as: "c1", from: log).map(\.id) == [first, second])
            #expect(try await redis.acknowledge([first], of: log, in: "g") == 1)
            let pending = try await redis.pending(of: log, in: "g")
            #expect(pending.map(\.id) == [second])
            #expect(pending.first?.deliveries == 1)
            let claim = try await redis.autoclaim(log, in: "g", as: "c2", idle: .zero)
            #expect(claim.entries.map(\.id) == [second])
            #expect(try await redis.groups(of: log).map(\.pending) == [1])
            #expect(try await redis.deleteConsumer("c2", of: "g", on: log) == 1)
            #expect(try await redis.deleteEntries([first], of: log) == 1)
            #expect(try await redis.trimStream(log, .keepingNewest(0, exactly: true)) == 1)
            #expect(try await redis.streamLength(of: log) == 0)
            #expect(try await redis.deleteGroup("g", of: log))
        }
    }

    @Test func `a scan walks over everything that is there`() async throws {
        try await withRedis { redis, key in
            let names = (0..<250).map { key("scan:\($0)") }
            _ = try await redis.pipeline(requests: names.map { .set($0, to: 1) })
            var found: Set<RedisKey> = []
            for try await name in redis.scan(matching: key("scan:*").rawValue, count: 20) { found.insert(name) }
            #expect(found == Set(names))
            try await redis.setFields(Dictionary(uniqueKeysWithValues: (0..<600).map { ("\($0)", $0) }), of: key("h"))
            var sum = 0
            var seen: Set<String> = []
            for try await (name, value) in redis.scanFields(of: key("h"), count: 50, as: Int.self)
            where seen.insert(name).inserted { sum += value }
            #expect(sum == 599 * 300)
            try await redis.addMembers(Array(0..<600), to: key("s"))
            var members: Set<Int> = []
            for try await member in redis.scanMembers(of: key("s"), as: Int.self) { members.insert(member) }
            #expect(members.count == 600)
            try await redis.setScores((0..<600).map { RedisScored($0, score: Double($0)) }, in: key("z"))
            var scores: Set<Double> = []
            for try await scored in redis.scanScored(of: key("z"), as: Int.self) { scores.insert(scored.score) }
            #expect(scores.count == 600)
        }
    }

    @Test func `a scan ends with its task`() async throws {
        try await withRedis { redis, key in
            try await redis.addMembers(Array(0..<5000), to: key("s"))
            let members = key("s")
            let task = Task {
                var count = 0
                while !Task.isCancelled {
                    for try await _ in redis.scanMembers(of: members, count: 10, as: Int.self) { count += 1 }
                }
                return count
            }
            task.cancel()
            _ = await task.result
        }
    }
}
