import FerroQueue
import FerroRedis
import FerroTesting
import Synchronization
import Testing

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(3))) struct RedisQueueTroubleTests {
    @Test(arguments: [RedisTrouble.restart, .link])
    func `nothing is lost and nothing finished twice while Redis has trouble`(trouble: RedisTrouble) async throws {
        try await trouble.run(slot: 0) { url, happen in
            try await withClient(url) { redis in
                let load = RedisJobLoad(redis)
                try await OutageLoad.run(load.steps, during: happen)
                try await load.check()
            }
        }
    }

    @Test func `scripts that the server forgets again and again are sent again, and each runs once`() async throws {
        try await RedisServer.with { server in
            try await withClient(server.url) { redis in
                let load = RedisJobLoad(redis)
                try await OutageLoad.run(load.steps) { view in
                    for _ in 0..<10 {
                        try await server.command("SCRIPT", "FLUSH")
                        try await view.goesOn()
                    }
                }
                try await load.check()
            }
        }
    }
}

@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(1))) struct RedisConcurrencyTests {
    @Test func `eight clients that claim and finish at once share no job`() async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            _ = try await bench.engine.push((0..<1_600).map { bench.draft("\($0)") }, on: nil)
            let finished = try await withThrowingTaskGroup(of: [JobID].self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await withClient(RedisServer.url) { own in
                            let mine = RedisBench(own, prefix: prefix)
                            var ids: [JobID] = []
                            while true {
                                let claims = try await mine.claim(limit: 1 + number * 3)
                                if claims.isEmpty { return ids }
                                let refused = try await mine.engine.finish(
                                    claims.map { JobEnding($0, .done, at: mine.start) })
                                #expect(refused.isEmpty)
                                ids += claims.map(\.envelope.id)
                            }
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(finished.count == 1_600)
            #expect(Set(finished).count == 1_600)
        }
    }
}
