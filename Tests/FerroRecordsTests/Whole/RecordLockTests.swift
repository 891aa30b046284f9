import FerroRecords
import FerroRedis
import FerroTesting
import Synchronization
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct `Locks of records` {
    final class Room: Sendable {
        let inside = Atomic<Int>(0)
        let most = Atomic<Int>(0)
        let fences = Mutex<[Int64]>([])
    }

    @Test func `one holds the lock at a time, with growing fencing numbers`() async throws {
        try await withPlayer { ada, _ in
            let room = Room()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await ada.withLock("trade", patience: .seconds(60)) { lock in
                            let inside = room.inside.add(1, ordering: .relaxed).newValue
                            room.most.max(inside, ordering: .relaxed)
                            room.fences.withLock { $0.append(lock.fence) }
                            let score = try await ada.score.get()
                            try await ada.score.set(score + 1)
                            room.inside.subtract(1, ordering: .relaxed)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(room.most.load(ordering: .relaxed) == 1)
            let fences = room.fences.withLock { $0 }
            #expect(fences == fences.sorted())
            #expect(Set(fences).count == 8)
            same(try await ada.score.get(), 8)
        }
    }

    @Test func `locks of other names and of other records are free`() async throws {
        try await withPlayer { ada, space in
            let bob = Player.at("bob", on: space)
            try await ada.withLock("trade") { _ in
                try await ada.withLock("move", patience: .zero) { _ in }
                try await bob.withLock("trade", patience: .zero) { _ in }
                #expect(await failure { try await ada.withLock("trade", patience: .zero) { _ in } } == .lock)
            }
            try await ada.withLock("trade", patience: .zero) { _ in }
        }
    }

    @Test func `a lock that is lost cancels the closure`() async throws {
        try await withPlayer { ada, space in
            let keys = "\(space.keyPrefix)Player@lock:5:trade:{ada}#"
            let code = await failure {
                try await ada.withLock("trade", lease: .milliseconds(150)) { _ in
                    _ = try await space.redis.send(RedisCommand("DEL", [RedisArgument(keys)], keys: .first))
                    try await Task.sleep(for: .seconds(30))
                }
            }
            #expect(code == .lock)
        }
    }

    @Test func `a lease is renewed while the closure runs, and the lock is free after an error`() async throws {
        struct Broken: Error {}
        try await withPlayer { ada, space in
            let key = RedisArgument("\(space.keyPrefix)Player@lock:5:trade:{ada}#")
            @Sendable func end() async throws -> RedisReply {
                try await space.redis.send(RedisCommand("ZRANGE", [key, 0, 0, "WITHSCORES"], keys: .first))
            }
            await #expect(throws: Broken.self) {
                try await ada.withLock("trade", lease: .seconds(15)) { _ in
                    let first = try await end()
                    try await until("renewed", within: .seconds(60)) { try await end() != first }
                    let later = try await end()
                    #expect(later != first && later != .array([]))
                    #expect(await failure { try await ada.withLock("trade", patience: .zero) { _ in } } == .lock)
                    throw Broken()
                }
            }
            try await ada.withLock("trade", patience: .zero) { _ in }
        }
    }
}
