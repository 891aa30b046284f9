import FerroRecords
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn), .serialized, .timeLimit(.minutes(3))) struct ClusterIndexTests {
    @Test func `the records of one type and their indexes are on one node of a cluster`() async throws {
        try await RedisServer.withCluster { cluster in
            let heroes = (0..<600).map { ConditionTests.hero($0) }
            try await withHeroes(heroes, at: cluster.url) { space in
                for one in ConditionTests.cases {
                    let found = try await Hero.find(on: space, limit: 1_000) { _ in one.condition }
                    #expect(found.sorted { $0.id < $1.id } == heroes.filter(one.holds), "\(one.testDescription)")
                }
                try await Hero.at(1, on: space).score.set(7)
                #expect(try await Hero.rebuildIndexes(on: space) >= 600)
                let deleted = try await Hero.delete(on: space) { $0.score != 7 }
                let left = try await Hero.find(on: space, limit: 1_000) { _ in .always }
                #expect(deleted + left.count == 600 && left.allSatisfy { $0.score == 7 })
                #expect(try await space.entries() == Hero.entries(of: left))
            }
        }
    }
}
