import FerroRecords
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(5))) struct `Records of a Redis in trouble under 20 tasks`
{
    @Test(arguments: RedisTrouble.allCases)
    func `no operation is lost or doubled unsaid, and all goes on by itself`(trouble: RedisTrouble) async throws {
        try await trouble.run(slot: RedisKey("{ada}").slot) { url, happen in
            try await withRecords(at: url) { space in
                let load = try await RecordLoad(space)
                try await OutageLoad.run(load.steps, during: happen)
                try await load.check(losesWrites: trouble.losesWrites)
            }
        }
    }

    @Test func `a server that forgets its scripts all the time fails nothing and counts nothing twice`() async throws {
        try await RedisServer.with { server in
            try await withRecords(at: server.url) { space in
                let load = try await RecordLoad(space, lease: .seconds(10))
                try await OutageLoad.run(load.steps) { view in
                    for _ in 0..<5 {
                        for _ in 0..<100 { _ = try await space.redis.send(RedisCommand("SCRIPT", ["FLUSH"])) }
                        try await view.goesOn()
                    }
                }
                try await load.check(losesWrites: false)
                #expect(load.failed == 0)
            }
        }
    }
}
