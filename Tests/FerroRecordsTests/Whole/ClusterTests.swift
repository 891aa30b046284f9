import FerroRecords
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn)) struct `Records in a cluster` {
    @Test func `every record is whole on one node, and indexes with theirs`() async throws {
        try await RedisServer.withCluster { cluster in
            try await withRecords(at: cluster.url) { space in
                for number in 0..<12 {
                    let id = number == 0 ? "}" : "player {\(number)"
                    let handle = try await Player(id: id, name: "", address: Address(street: "")).insert(on: space)
                    let (score, tags) = try await handle.run { ($0.score.add(number), $0.tags.append("x")) }
                    #expect(score == number && tags == 1)
                    try await handle.withLock("trade") { _ in
                        try await handle.pipeline { p in
                            p.inventory.set(1, for: "rope")
                            p.visits.increment()
                        }
                    }
                    let whole = try await handle.load()
                    #expect(whole.inventory == ["rope": 1] && whole.visits == 1)
                    same(try await handle.delete(), true)
                }
                try await Hero.insert((1...20).map { Hero($0, "hero \($0)", score: $0) }, on: space)
                try await Hero.at(3, on: space).score.add(100)
                same(try await Hero.at(3, on: space).delete(), true)
            }
        }
    }
}
