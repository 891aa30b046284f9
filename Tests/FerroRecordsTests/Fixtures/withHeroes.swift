import FerroRecords
import FerroRedis
import FerroTesting
import Testing

/// Runs a closure with these heroes in a space of their own, and removes what is left there.
func withHeroes(
    _ heroes: [Hero] = [], at url: String = RedisServer.url, _ body: (RecordSpace) async throws -> Void
) async throws {
    try await withRecords(at: url) { space in
        try await Hero.insert(heroes, on: space)
        try await body(space)
        let keys = try await space.keys()
        for first in stride(from: 0, to: keys.count, by: 1_000) {
            _ = try await space.redis.send(keys[first...].prefix(1_000).map(RedisCommand.unlink))
        }
    }
}

extension RedisCommand {
    static func unlink(_ key: RedisKey) -> RedisCommand { RedisCommand("UNLINK", [RedisArgument(key)], keys: .first) }
}

extension RecordSpace {
    /// The keys of heroes that are there.
    func keys() async throws -> [RedisKey] {
        var keys: [RedisKey] = []
        var cursor = RedisArgument(0)
        repeat {
            let pattern = "\(keyPrefix){Hero}*"
            let command = RedisCommand("SCAN", [cursor, "MATCH", RedisArgument(pattern), "COUNT", 1_000], keys: .at(2))
            guard case .array(let parts) = try await redis.send(command), case .array(let found) = parts[1] else {
                break
            }
            keys += found.compactMap { $0.bytes.map { RedisKey(String(decoding: $0, as: UTF8.self)) } }
            cursor = RedisArgument(parts[0].bytes ?? [])
        } while cursor.bytes != [UInt8(ascii: "0")]
        return keys
    }

    /// The members of each index of heroes.
    func entries() async throws -> [String: Set<[UInt8]>] {
        var entries: [String: Set<[UInt8]>] = [:]
        for index in Hero.indexes {
            let key = RedisArgument("\(keyPrefix){Hero}@\(index.path)")
            let reply = try await redis.send(RedisCommand("ZRANGE", [key, 0, -1], keys: .first))
            guard case .array(let members) = reply else { continue }
            entries[index.path] = Set(members.compactMap(\.bytes))
        }
        return entries
    }
}
