public import FerroRedis
import Synchronization

/// Keeps entries in Redis, each as a string with a time to live; needs Redis 6.2 or later.
///
/// Every operation is one round trip, on a cluster one to each node concerned, except ``clear(prefix:)``. A lifetime
/// counts in milliseconds, rounded up, and one of more than a century is for ever; Redis keeps the time. A cancelled task
/// gets `CancellationError`, other failures are ``CacheError`` with `.store` and the `RedisError` as their cause.
public final class RedisCacheStore: CacheStore {
    let redis: any RedisCommands
    /// Whether keys in one command were refused once, because a cluster keeps them in different places.
    private let isCluster = Atomic(false)

    /// A store over a client.
    public init(_ redis: any RedisCommands) { self.redis = redis }

    /// The entries of keys; what is not a string under a key is no entry.
    public func get(_ keys: [String]) async throws -> [CacheEntry?] {
        if keys.isEmpty { return [] }
        let replies = try await together(keys, many: CacheCommands.get, one: CacheCommands.get)
        var values: [RedisReply] = []
        for reply in replies {
            try CacheCommands.check(reply)
            guard case .array(let part) = reply else { throw CacheError.unexpectedReply("MGET") }
            values += part
        }
        guard values.count == keys.count else { throw CacheError.unexpectedReply("MGET") }
        return try values.map(CacheCommands.entry)
    }

    /// Keeps entries, each by itself: when one is refused the others may have been kept.
    public func put(_ writes: [CacheWrite]) async throws {
        for reply in try await send(writes.map(CacheCommands.put)) { try CacheCommands.check(reply) }
    }

    /// Keeps an entry unless the key has one.
    public func add(_ write: CacheWrite) async throws -> Bool {
        !(try await send(CacheCommands.add(write))).isNull
    }

    /// Removes a key and answers what it had.
    public func pull(_ key: String) async throws -> CacheEntry? {
        try CacheCommands.entry(try await send(RedisCommand("GETDEL", [RedisArgument(key)], keys: .first)))
    }

    /// Removes keys; the server frees their memory in the background.
    public func forget(_ keys: [String]) async throws -> Int {
        if keys.isEmpty { return 0 }
        return try await together(keys, many: CacheCommands.forget, one: CacheCommands.forget)
            .reduce(0) { $0 + Int(clamping: try CacheCommands.number($1, "UNLINK")) }
    }

    /// Adds to a number.
    public func increment(_ key: String, by amount: Int64, lifetime: Duration?) async throws -> Int64 {
        do {
            return try await increment(key, by: amount, milliseconds: lifetime.flatMap(\.lifetimeMilliseconds))
        } catch let error as RedisError {
            let reply = error.reply ?? ""
            let isCounting = error.code == .wrongType || ["integer", "overflow"].contains { reply.contains($0) }
            if isCounting { throw CacheError.notACounter(cause: error) }
            throw CacheError.store(error)
        }
    }

    private func increment(_ key: String, by amount: Int64, milliseconds: Int64?) async throws -> Int64 {
        guard let milliseconds else {
            let command = RedisCommand("INCRBY", [RedisArgument(key), RedisArgument(amount)], keys: .first)
            return try CacheCommands.number(try await redis.send(command), "INCRBY")
        }
        let arguments = [RedisArgument(amount), RedisArgument(milliseconds)]
        let reply = try await redis.run(CacheCommands.increment, keys: [RedisKey(key)], arguments: arguments)
        guard let bytes = reply.bytes, let sum = Int64(redisBytes: bytes) else {
            throw CacheError.unexpectedReply("INCRBY")
        }
        return sum
    }

    /// Gives a key a new lifetime.
    public func touch(_ key: String, lifetime: Duration?) async throws -> Bool {
        let replies = try await send(CacheCommands.touch(key, lifetime: lifetime))
        return try replies.contains { try CacheCommands.number($0, "PEXPIRE") > 0 }
    }

    /// Removes every key with a prefix: SCAN walks over all keys of the database, a thousand in a round trip.
    public func clear(prefix: String) async throws {
        let pattern = RedisArgument(CacheCommands.pattern(prefix: prefix))
        var cursor: [UInt8] = [UInt8(ascii: "0")]
        repeat {
            try Task.checkCancellation()
            let page = try await send(
                RedisCommand(
                    "SCAN", [RedisArgument(cursor), "MATCH", pattern, "COUNT", 1000], isReadOnly: true))
            guard case .array(let parts) = page, parts.count == 2, let next = parts[0].bytes,
                case .array(let found) = parts[1]
            else { throw CacheError.unexpectedReply("SCAN") }
            let keys = found.compactMap(\.bytes).filter { $0.starts(with: prefix.utf8) }
            for reply in try await send(keys.map { CacheCommands.forget($0) }) { try CacheCommands.check(reply) }
            cursor = next
        } while cursor != [UInt8(ascii: "0")]
    }

    /// Sends commands of up to a thousand keys, or one for each key where a cluster refuses those.
    private func together(
        _ keys: [String], many: ([String]) -> RedisCommand, one: (String) -> RedisCommand
    ) async throws -> [RedisReply] {
        if keys.count > 1, !isCluster.load(ordering: .relaxed) {
            if let replies = try await unlessCluster(keys.parts(of: 1000).map(many)) { return replies }
            isCluster.store(true, ordering: .relaxed)
        }
        return try await send(keys.map(one))
    }

    /// Sends commands of many keys; nil when keys are in different places of a cluster.
    ///
    /// Such a command did not run at all, and what the others did may be done again: what is read or removed twice is
    /// read or removed once.
    private func unlessCluster(_ commands: [RedisCommand]) async throws -> [RedisReply]? {
        do {
            let replies = try await redis.send(commands)
            return replies.contains { $0.errorPrefix == "CROSSSLOT" } ? nil : replies
        } catch {
            if error.code == .crossSlot { return nil }
            throw CacheError.store(error)
        }
    }

    private func send(_ command: RedisCommand) async throws -> RedisReply {
        do { return try await redis.send(command) } catch { throw CacheError.store(error) }
    }

    private func send(_ commands: [RedisCommand]) async throws -> [RedisReply] {
        if commands.isEmpty { return [] }
        do { return try await redis.send(commands) } catch { throw CacheError.store(error) }
    }
}
