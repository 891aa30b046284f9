import FerroRedis

/// The commands of the cache, and how their answers are read.
enum CacheCommands {
    static func get(_ keys: [String]) -> RedisCommand {
        RedisCommand("MGET", keys.map { RedisArgument($0) }, keys: .from(0, count: keys.count), isReadOnly: true)
    }

    static func get(_ key: String) -> RedisCommand {
        RedisCommand("MGET", [RedisArgument(key)], keys: .first, isReadOnly: true)
    }

    static func forget(_ keys: [String]) -> RedisCommand {
        RedisCommand("UNLINK", keys.map { RedisArgument($0) }, keys: .from(0, count: keys.count))
    }

    static func forget(_ key: String) -> RedisCommand { RedisCommand("UNLINK", [RedisArgument(key)], keys: .first) }
    static func forget(_ key: [UInt8]) -> RedisCommand { RedisCommand("UNLINK", [RedisArgument(key)], keys: .first) }

    static func put(_ write: CacheWrite) -> RedisCommand { set(write, []) }
    static func add(_ write: CacheWrite) -> RedisCommand { set(write, ["NX"]) }

    private static func set(_ write: CacheWrite, _ condition: [RedisArgument]) -> RedisCommand {
        var arguments = [RedisArgument(write.key), RedisArgument(write.entry.bytes)] + condition
        if let lifetime = write.lifetime.flatMap(\.lifetimeMilliseconds) {
            arguments += ["PX", RedisArgument(lifetime)]
        }
        return RedisCommand("SET", arguments, keys: .first)
    }

    /// The second answer says whether the key is there where the first cannot: PERSIST answers 0 for a key that had no
    /// time to live as well as for none.
    static func touch(_ key: String, lifetime: Duration?) -> [RedisCommand] {
        let key = RedisArgument(key)
        if let lifetime = lifetime.flatMap(\.lifetimeMilliseconds) {
            return [RedisCommand("PEXPIRE", [key, RedisArgument(lifetime)], keys: .first)]
        }
        return [RedisCommand("PERSIST", [key], keys: .first), RedisCommand("EXISTS", [key], keys: .first)]
    }

    /// Counts a new key from 0 with a lifetime; in a script nothing can end between the two.
    ///
    /// It answers the digits of GET: Lua's numbers are exact to 53 bits only.
    static let increment = RedisScript(
        """
        redis.call('SET', KEYS[1], '0', 'PX', ARGV[2], 'NX')
        redis.call('INCRBY', KEYS[1], ARGV[1])
        return redis.call('GET', KEYS[1])
        """, keyCount: 1)

    /// The glob of all keys with a prefix (https://redis.io/docs/latest/commands/keys/).
    static func pattern(prefix: String) -> [UInt8] {
        var pattern: [UInt8] = []
        for byte in prefix.utf8 {
            if [UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\\")]
                .contains(byte)
            {
                pattern.append(UInt8(ascii: "\\"))
            }
            pattern.append(byte)
        }
        return pattern + [UInt8(ascii: "*")]
    }

    static func entry(_ reply: RedisReply) throws(CacheError) -> CacheEntry? {
        if reply.isNull { return nil }
        try check(reply)
        guard let bytes = reply.bytes else { throw CacheError.unexpectedReply("GET") }
        return CacheEntry(bytes)
    }

    static func number(_ reply: RedisReply, _ name: StaticString) throws(CacheError) -> Int64 {
        try check(reply)
        guard case .integer(let number) = reply else { throw CacheError.unexpectedReply(name) }
        return number
    }

    /// Throws what the server said of one command among others.
    static func check(_ reply: RedisReply) throws(CacheError) {
        guard case .error(let text) = reply else { return }
        throw CacheError(.store, "Redis refused a command of the cache: see the cause", cause: RedisError(reply: text))
    }
}
