import FerroRedis
import FerroTesting
import Foundation
import Logging
import NIOPosix
import Testing

@Suite struct `The lock of Redis` {
    @Test(arguments: [
        "import", "{user:7}/pay:lock", "a{b}c", "", "{", "}", "{}", "{}x{y}", "}{", "a{}b", "x{y", "größe{ö}", "{a}{b}",
    ])
    func `has all its keys in one slot`(name: String) throws {
        let keys = RedisLock(RedisKey(name)).keys.map(\.rawValue)
        let tags = Set(keys.map(Self.hashed))
        #expect(keys.count == 5)
        #expect(Set(keys).count == 5)
        #expect(tags.count == 1)
        if name == "{user:7}/pay:lock" { #expect(tags == ["user:7"]) }
    }

    /// The part of a key that decides its slot (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec).
    private static func hashed(_ key: String) -> String {
        guard let open = key.firstIndex(of: "{") else { return key }
        let inside = key[key.index(after: open)...]
        guard let close = inside.firstIndex(of: "}"), close > inside.startIndex else { return key }
        return String(inside[..<close])
    }

    private func withLock(_ body: (RedisClient, RedisLock) async throws -> Void) async throws {
        let redis = RedisClient(
            try RedisConfiguration(url: RedisServer.url), on: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "test"))
        do {
            try await body(redis, RedisLock(RedisKey("test-\(UUID().uuidString)")))
        } catch {
            await redis.close()
            throw error
        }
        await redis.close()
    }

    @Test(.enabled(if: RedisServer.isThere))
    func `gives larger fencing numbers although the last one was forgotten`() async throws {
        try await withLock { redis, lock in
            var last: Int64 = 0
            for round in 0..<5 {
                let attempt = try await lock.acquire(on: redis, owner: "\(round)", lease: .seconds(30))
                guard case .acquired(let fence) = attempt else {
                    Issue.record("the lock was not free")
                    return
                }
                #expect(fence > last)
                last = fence
                #expect(try await lock.release(on: redis, owner: "\(round)"))
                _ = try await redis.send(RedisCommand("DEL", [RedisArgument(lock.keys[4])], keys: .first))
            }
        }
    }

    @Test(.enabled(if: RedisServer.isThere))
    func `leaves no key behind for ever`() async throws {
        try await withLock { redis, lock in
            _ = try await lock.acquire(on: redis, owner: "ada", lease: .seconds(30))
            _ = try await lock.acquire(on: redis, owner: "bob", lease: .seconds(30), patience: .seconds(20))
            for key in lock.keys {
                let reply = try await redis.send(RedisCommand("PTTL", [RedisArgument(key)], keys: .first))
                guard case .integer(let left) = reply else {
                    Issue.record("no number")
                    return
                }
                #expect(left > 0, "\(key)")
                #expect(left <= 86_400_000 + 30_000, "\(key)")
            }
            #expect(try await lock.release(on: redis, owner: "ada"))
            #expect(try await lock.release(on: redis, owner: "bob") == false)
            for key in lock.keys.dropLast() {
                let reply = try await redis.send(RedisCommand("EXISTS", [RedisArgument(key)], keys: .first))
                #expect(reply == .integer(0), "\(key)")
            }
        }
    }

    @Test(.enabled(if: RedisServer.isThere))
    func `takes leases of any length`() async throws {
        try await withLock { redis, lock in
            for lease in [Duration.seconds(Int64.max), .nanoseconds(1), .zero, .seconds(-5)] {
                let attempt = try await lock.acquire(on: redis, owner: "ada", lease: lease)
                guard case .acquired = attempt else {
                    Issue.record("the lock was not free")
                    return
                }
            }
        }
    }
}
