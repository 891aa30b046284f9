import FerroRedis

/// The script that writes the index entries of some records, as their hashes are.
///
/// - keys: the indexes in their order
/// - arguments: the beginning of the records' keys, the number of indexes; path and kind of each, whether a missing field
///   is filled and with what; the ids
/// - answer: how many of them are records
enum RebuildScript {
    static let script = RedisScript(
        IndexCode.lua + #"""
            local beginning, count = ARGV[1], tonumber(ARGV[2])
            local done = 0
            for at = 3 + 4 * count, #ARGV do
                local id = ARGV[at]
                local key = beginning .. id
                if redis.call('TYPE', key).ok == 'hash' and redis.call('HEXISTS', key, '@v') == 1 then
                    for field = 1, count do
                        local first = 4 * field - 1
                        local path, kind, fills = ARGV[first], ARGV[first + 1], ARGV[first + 2]
                        local stored = redis.call('HGET', key, path)
                        if not stored and fills == '1' then
                            stored = ARGV[first + 3]
                            redis.call('HSET', key, path, stored)
                        end
                        redis.call('ZADD', KEYS[field], 0, code(kind, stored) .. id)
                    end
                    done = done + 1
                end
            end
            return done
            """#)
}
