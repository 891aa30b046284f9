import FerroQueue
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct RedisDamageTests {
    /// A change of a job's hash that makes it unreadable.
    struct Damage: Sendable, CustomTestStringConvertible {
        let field: String
        let value: String?
        var testDescription: String { "\(field): \(value ?? "missing")" }
    }

    @Test(arguments: [
        Damage(field: "n", value: nil), Damage(field: "p", value: nil), Damage(field: "m", value: nil),
        Damage(field: "m", value: "many"), Damage(field: "v", value: "soon"), Damage(field: "v", value: nil),
        Damage(field: "t", value: "x"), Damage(field: "h", value: "{"), Damage(field: "u", value: "??"),
    ])
    func `a damaged job is kept aside as failed and others come`(damage: Damage) async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            let ids = try await bench.push(bench.draft("1"), bench.draft("2"), bench.draft("3"))
            if let value = damage.value {
                try await redis.setFields([damage.field: value], of: bench.job(ids[1]))
            } else {
                try await redis.deleteFields([damage.field], of: bench.job(ids[1]))
            }
            #expect(try await bench.claim().map(\.envelope.id) == [ids[0], ids[2]])
            #expect(try await bench.claim(at: 1000).map(\.envelope.id) == [ids[0], ids[2]])
            let record = try #require(try await bench.find(ids[1]))
            #expect(record.state == .failed)
            #expect(record.envelope.failures.last?.message.isEmpty == false)
            #expect(try await bench.engine.stores.administration.stats(now: bench.start).totalFailed == 1)
        }
    }

    @Test(arguments: [true, false], [0.0, 5])
    func `a job that is gone, or no hash, is removed from its queue`(isGone: Bool, after: Double) async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            let ids = try await bench.push(bench.draft(after: after), bench.draft(after: after))
            try await redis.delete(bench.job(ids[0]))
            if !isGone { try await redis.set(bench.job(ids[0]).rawValue.redisKey, to: "no hash") }
            #expect(try await bench.claim(limit: 1, at: 5).map(\.envelope.id) == [ids[1]])
            #expect(try await bench.engine.stores.administration.stats(now: bench.date(5)).queues.first?.running == 1)
            #expect(try await bench.claim(at: 1000).map(\.envelope.id) == [ids[1]])
        }
    }

    @Test func `a claim whose job is gone is lost and refused`() async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            try await bench.push(bench.draft())
            let claims = try await bench.claim()
            try #require(claims.count == 1)
            try await redis.delete(bench.job(claims[0].envelope.id))
            let answer = try await bench.engine.heartbeat(claims, lease: .seconds(30), now: bench.start)
            #expect(answer.lost == claims)
            #expect(try await bench.engine.finish([JobEnding(claims[0], .done, at: bench.start)]) == claims)
        }
    }

    @Test func `a key that a lost job left behind is free`() async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            let unique = JobUniqueness(key: "k", scope: .done)
            let first = try await bench.push(bench.draft(unique: unique))
            try await redis.delete(bench.job(first[0]))
            let receipt = try await bench.engine.push([bench.draft(unique: unique)], on: nil)
            #expect(receipt.first?.isNew == true)
        }
    }
}

extension String {
    fileprivate var redisKey: RedisKey { RedisKey(self) }
}
