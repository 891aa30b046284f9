import FerroRecords
import FerroTesting
import Testing

/// What records do at their core, over encrypted connections, behind sentinels and in a cluster.
@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2))) struct `Records in Redis of every kind` {
    private static func check(_ url: String) async throws {
        try await withHeroes((1...20).map { Hero($0, "hero \($0)", score: $0) }, at: url) { space in
            let ada = try await Player(id: "ada", name: "Ada", address: Address(street: "Main")).insert(on: space)
            let codes = await failure { try await ada.load().insert(on: space) }
            #expect(codes == .exists)
            let sums = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await ada.score.add(1) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(sums) == Set(1...20))
            let (name, tags) = try await ada.run { ($0.name.append("!"), $0.tags.append("x")) }
            #expect(name == "Ada!" && tags == 1)
            try await ada.pipeline { p in
                p.inventory.set(1, for: "rope")
                p.visits.increment()
            }
            try await ada.update { $0.rating = 1.5 }
            try await ada.withLock("trade") { lock in try await lock.renew() }
            let whole = try await ada.load()
            #expect(whole.score == 20 && whole.inventory == ["rope": 1] && whole.visits == 1 && whole.rating == 1.5)
            same(try await ada.delete(), true)
            try await Hero.at(3, on: space).score.add(100)
            let found = try await Hero.find(on: space, limit: 10) { $0.score > 18 }
            #expect(Set(found.map(\.id)) == [3, 19, 20])
            same(try await Hero.at(3, on: space).delete(), true)
            let left = try await Hero.count(on: space) { $0.score > 18 }
            #expect(left == 2)
        }
    }

    @Test func `an encrypted connection`() async throws {
        try await RedisServer.with(.init(password: "p@ss", hasTLS: true)) {
            try await Self.check("\($0.url)?ca_file=\($0.certificatePath)")
        }
    }

    @Test func `sentinels`() async throws {
        try await RedisServer.withSentinel(.init(password: "p@ss")) { try await Self.check($0.url) }
    }

    @Test func `a cluster`() async throws { try await RedisServer.withCluster { try await Self.check($0.url) } }
}
