import FerroQueue
import FerroRedis
import FerroSupport
import FerroTesting
import Foundation
import Testing

@testable import FerroQueue

@Suite struct RedisLayoutTests {
    @Test(arguments: ["ferro_queue", "", "}", "{a}", "a:b", "日本"])
    func `all keys of a prefix are in one slot`(prefix: String) {
        let layout = RedisLayout(prefix: prefix)
        let keys = [
            layout.base, layout.key("last"), layout.key(.ready, of: "mail"), layout.key(.claimed, of: "q{x}"),
            layout.batch(BatchID(7)),
        ]
        #expect(Set(keys.map(\.slot)).count == 1)
        #expect(keys.allSatisfy { $0.rawValue.hasPrefix(layout.base.rawValue) })
        #expect(layout.base != RedisLayout(prefix: prefix + "2").base)
    }

    @Test(arguments: [
        0, 1, 0.5, 1_800_000_000, 1_763_740_000.123_456_7, 1_763_740_000.000_000_2, 1_799_999_999.999_999_9,
        200_000_000_000, -62_135_596_800, 64_092_211_200,
    ])
    func `a date comes back as it was`(seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(RedisMoment.date(.string(Array(RedisMoment.text(date).utf8))) == date)
    }

    @Test(arguments: ["", "-", "1.", "1.2345", "x", "1x", "1.x", " 1", "12345678901234567890"])
    func `a text that is no date is refused`(text: String) {
        #expect(RedisMoment.date(.string(Array(text.utf8))) == nil)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
    func `a date that is none is written as one that can be read`(seconds: Double) {
        let text = RedisMoment.text(Date(timeIntervalSinceReferenceDate: seconds))
        #expect(RedisMoment.date(.string(Array(text.utf8))) != nil)
    }

    @Test(arguments: [
        JobUniqueness(key: "a|b|", scope: .started),
        JobUniqueness(key: "", scope: .done, until: Date(timeIntervalSince1970: 5)),
        JobUniqueness(
            key: "k", scope: .time, until: Date(timeIntervalSince1970: 5), putOffUntil: Date(timeIntervalSince1970: 6)),
    ])
    func `a key comes back as it was`(unique: JobUniqueness) {
        #expect(RedisDraft.uniqueness(Array(RedisDraft.text(unique).utf8)) == unique)
    }
}

@Suite(.enabled(if: RedisServer.isThere)) struct RedisKeysTests {
    @Test func `jobs that are done leave nothing behind but the names of queues and the last id`() async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            let unique = JobUniqueness(key: "k", scope: .done)
            try await bench.push(bench.draft(unique: unique), bench.draft(after: 5), bench.draft())
            let claims = try await bench.claim(at: 5)
            try #require(claims.count == 3)
            #expect(try await bench.engine.finish(claims.map { JobEnding($0, .done, at: bench.start) }).isEmpty)
            let kept = try await bench.keys().filter { !$0.contains(":answers:") }
            #expect(kept == ["{\(prefix)}:last", "{\(prefix)}:queues"])
        }
    }

    @Test func `a plain job is one hash of six fields and one member`() async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            let id = try await bench.push(bench.draft())[0]
            let fields = try await redis.fields(of: bench.job(id), as: String.self)
            #expect(Set(fields.keys) == ["n", "q", "p", "m", "c", "v"])
            let keys = try await bench.keys().map { $0.dropFirst("{\(prefix)}:".count) }
            #expect(Set(keys) == ["job:\(id.rawValue)", "ready:default", "last", "queues", "rung"])
        }
    }

    @Test func `ids grow over the loss of the last one`() async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            let before = try await bench.push(bench.draft())[0]
            try await redis.delete(bench.key("last"))
            let after = try await bench.push(bench.draft())[0]
            #expect(after > before)
            #expect(try await bench.claim().map(\.envelope.id) == [before, after])
        }
    }

    @Test func `a push of more jobs than Redis should see at once is refused`() async throws {
        try await withRedis { redis, prefix in
            let bench = RedisBench(redis, prefix: prefix)
            await #expect(throws: QueueError.self) {
                _ = try await bench.engine.push(Array(repeating: bench.draft(), count: 50_001), on: nil)
            }
            let kept = try await bench.keys()
            #expect(kept.isEmpty)
        }
    }
}
