import FerroRecords
import FerroRedis
import FerroTesting
import Foundation
import Testing

@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(3))) struct IndexUpkeepTests {
    @Test func `every way of writing keeps the indexes`() async throws {
        try await withHeroes { space in
            func check(_ heroes: [Hero]) async throws {
                #expect(try await space.entries() == Hero.entries(of: heroes))
            }
            var hero = Hero(1, "Ada", score: 5)
            let handle = try await hero.insert(on: space)
            try await check([hero])
            hero.score = try await handle.score.add(7)
            try await check([hero])
            hero.name = try await handle.name.append("\0!")
            hero.rating = try await handle.rating.subtract(0.5)
            hero.isOnline = try await handle.isOnline.toggle()
            hero.seen = try await handle.seen.add(.seconds(90))
            try await handle.home.city.set("Paris")
            hero.home.city = "Paris"
            try await handle.age.set(4)
            hero.age = 4
            try await check([hero])
            try await handle.age.clear()
            try await handle.retreat.set(Home(city: "Rome", street: "z"))
            (hero.age, hero.retreat) = (nil, Home(city: "Rome", street: "z"))
            try await check([hero])
            try await handle.retreat.set(nil)
            hero.retreat = nil
            try await check([hero])
            hero.rank = .master
            hero.score = -1
            try await hero.save(on: space)
            try await check([hero])
            let other = Hero(2, "Bob")
            try await other.save(on: space)
            try await check([hero, other])
            try await handle.delete()
            try await check([other])
            let copies = try await Hero.at(2, on: space).duplicateMany(as: [3, 4], on: space)
            try await check([other] + copies)
        }
    }

    @Test func `what fails changes no index`() async throws {
        try await withHeroes([Hero(1, "Ada", score: .max)]) { space in
            let before = try await space.entries()
            #expect(await failure { _ = try await Hero.at(1, on: space).score.add(1) } == .arithmetic)
            #expect(await failure { _ = try await Hero.at(2, on: space).score.add(1) } == .notFound)
            #expect(await failure { try await Hero(1, "Bob").insert(on: space) } == .exists)
            #expect(try await space.entries() == before)
        }
    }

    @Test func `entries of records that are gone or were written by others are skipped and removed`() async throws {
        try await withHeroes((0..<10).map { Hero($0, "x", score: $0) }) { space in
            let keys = (0..<3).map { Hero.key(of: $0, in: space) }
            for key in keys { _ = try await space.redis.send(.unlink(key)) }
            let odd = RedisArgument(Hero.key(of: 9, in: space))
            _ = try await space.redis.send(RedisCommand("HSET", [odd, "score", "-5"], keys: .first))
            let found = try await Hero.find(on: space, order: { $0.score.ascending }) { $0.score >= -10 }
            #expect(found.map(\.id) == Array(3..<9))
            #expect(try await space.entries()["score"]?.count == 6)
            #expect(try await space.entries()["name"]?.count == 10)
            #expect(try await Hero.rebuildIndexes(on: space) == 7)
            let left = (3..<9).map { Hero($0, "x", score: $0) } + [Hero(9, "x", score: -5)]
            #expect(try await space.entries() == Hero.entries(of: left))
        }
    }

    @Test func `indexes are built anew for records that had none, and missing fields are filled`() async throws {
        let heroes = (0..<700).map { Hero($0, "hero \($0)", score: $0) }
        try await withHeroes(heroes) { space in
            for index in Hero.indexes {
                _ = try await space.redis.send(.unlink("\(space.keyPrefix){Hero}@\(index.path)"))
            }
            let first = RedisArgument(Hero.key(of: 0, in: space))
            _ = try await space.redis.send(RedisCommand("HDEL", [first, "score", "rank"], keys: .first))
            #expect(try await Hero.count(on: space) { $0.score >= 0 } == 0)
            #expect(try await Hero.rebuildIndexes(on: space) >= 700)
            #expect(try await space.entries() == Hero.entries(of: heroes))
            #expect(try await Hero.count(on: space) { $0.score >= 0 && $0.rank == .novice } == 700)
        }
    }

    @Test func `searches miss nothing while indexes are built anew`() async throws {
        let heroes = (0..<400).map { Hero($0, "x", score: $0) }
        try await withHeroes(heroes) { space in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for _ in 0..<3 { try await Hero.rebuildIndexes(on: space) } }
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<10 {
                            let count = try await Hero.count(on: space) { $0.score >= 0 }
                            #expect(count == 400)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await space.entries() == Hero.entries(of: heroes))
        }
    }

    @Test func `under fifty tasks that change them, indexes end as the records are`() async throws {
        try await withHeroes((0..<20).map { ConditionTests.hero($0) }) { space in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask { for _ in 0..<30 { try await Self.change(.random(in: 0..<20), space) } }
                }
                for _ in 0..<6 {
                    group.addTask {
                        for one in ConditionTests.cases {
                            let found = try await Hero.find(on: space) { _ in one.condition }
                            #expect(found.allSatisfy(one.holds), "\(one.testDescription)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let heroes = try await Hero.find(Array(0..<20), on: space, missing: .skipped)
            #expect(try await space.entries() == Hero.entries(of: heroes))
            for one in ConditionTests.cases {
                let found = try await Hero.find(on: space) { _ in one.condition }
                #expect(found.sorted { $0.id < $1.id } == heroes.filter(one.holds), "\(one.testDescription)")
            }
        }
    }

    private static func change(_ id: Int, _ space: RecordSpace) async throws {
        let hero = Hero.at(id, on: space)
        do {
            switch Int.random(in: 0..<12) {
            case 0: _ = try await hero.score.add(.random(in: -9...9))
            case 1: _ = try await hero.score.multiply(by: -1)
            case 2: try await hero.name.set(["Ada", "Bob", "", "Adam"].randomElement() ?? "")
            case 3: _ = try await hero.rating.add(0.5)
            case 4: try await hero.age.set([nil, 4, 5, 11].randomElement() ?? nil)
            case 5: _ = try await hero.isOnline.toggle()
            case 6: try await hero.home.city.set(["Paris", "Rome"].randomElement() ?? "")
            case 7: try await hero.delete()
            case 8: try await ConditionTests.hero(id).save(on: space)
            case 10: try await hero.retreat.set(Bool.random() ? nil : Home(city: "Rome", street: ""))
            case 9: try await ConditionTests.hero(id).insert(on: space)
            default: _ = try await hero.update(attempts: 3) { $0.score = 5 }
            }
        } catch let error as RecordError where [.notFound, .exists, .arithmetic, .stale].contains(error.code) {}
    }
}
