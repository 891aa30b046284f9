import FerroQueue
import FerroRedis
import FerroTesting
import Testing

@Suite(.serialized, .enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2))) struct RedisCostTests {
    /// How many commands the server ran for a closure, those of scripts included.
    private func commands(_ server: RedisServer, _ body: () async throws -> Void) async throws -> Int {
        try await server.command("CONFIG", "RESETSTAT")
        try await body()
        return try await server.command("INFO", "commandstats").split(separator: "\n").reduce(0) { sum, line in
            guard line.hasPrefix("cmdstat_"), !line.hasPrefix("cmdstat_config"), !line.hasPrefix("cmdstat_info"),
                let calls = line.split(separator: "calls=").last?.split(separator: ",").first
            else { return sum }
            return sum + (Int(calls) ?? 0)
        }
    }

    private func fill(_ bench: RedisBench, _ count: Int, after seconds: Double = 0) async throws {
        for _ in stride(from: 0, to: count, by: 2_000) {
            let drafts = Array(repeating: bench.draft(after: seconds), count: 2_000)
            _ = try await bench.engine.push(drafts, on: nil)
        }
    }

    @Test func `a claim and a record cost the same whatever waits behind them`() async throws {
        try await RedisServer.with { server in
            try await withClient(server.url) { redis in
                let bench = RedisBench(redis, prefix: "q")
                var costs: [Int] = []
                for backlog in [2_000, 40_000] {
                    try await fill(bench, backlog)
                    // The first call after the start sends its script.
                    _ = try await bench.claim(limit: 1)
                    costs.append(
                        try await commands(server) { () async throws in
                            let claims = try await bench.claim(limit: 10)
                            #expect(claims.count == 10)
                            let endings = claims.map { JobEnding($0, .done, at: bench.start) }
                            #expect(try await bench.engine.finish(endings).isEmpty)
                        })
                }
                #expect(costs[0] <= costs[1] + 2 && costs[1] <= costs[0] + 2, "\(costs)")
                // Per job a claim reads once and writes once; a record reads and removes twice.
                #expect(costs[1] <= 10 * 6 + 30, "\(costs)")
            }
        }
    }

    @Test func `many jobs that became due, and many leases that ended, are taken in bounded steps`() async throws {
        try await RedisServer.with { server in
            try await withClient(server.url) { redis in
                let bench = RedisBench(redis, prefix: "q")
                try await fill(bench, 20_000, after: 60)
                for _ in 0..<3 {
                    let cost = try await commands(server) { () async throws in
                        #expect(try await bench.claim(limit: 10, at: 60).count == 10)
                    }
                    #expect(cost < 1_200)
                }
                for _ in 0..<4 { #expect(try await bench.claim(limit: 1_000, at: 60).count >= 500) }
                let late = try await commands(server) { () async throws in
                    #expect(try await bench.claim(limit: 10, at: 500).count == 10)
                }
                #expect(late < 1_500)
            }
        }
    }

    @Test func `every one of many delayed jobs is claimed once it is due`() async throws {
        try await RedisServer.with { server in
            try await withClient(server.url) { redis in
                let bench = RedisBench(redis, prefix: "q")
                try await fill(bench, 6_000, after: 60)
                var ids: Set<JobID> = []
                for _ in 0..<40 where ids.count < 6_000 {
                    for claim in try await bench.claim(limit: 1_000, at: 61) { ids.insert(claim.envelope.id) }
                }
                #expect(ids.count == 6_000)
            }
        }
    }
}
