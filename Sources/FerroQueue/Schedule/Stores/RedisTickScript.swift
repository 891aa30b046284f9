import FerroRedis

/// What ``RedisTickStore`` does in one step; `KEYS[1]` is what every key begins with.
///
/// ```
/// {PREFIX}:schedule:last           hash     the entry: its last tick in seconds since 1970
/// {PREFIX}:schedule:paused         set      entries
/// {PREFIX}:schedule:due:ENTRY      sorted   the ticks that are kept, by their seconds
/// {PREFIX}:schedule:ticks:ENTRY    hash     the seconds: the tick as JSON; the seconds and "e": what its job came to
/// ```
enum RedisTickScript {
    private static let naming = #"""
        local last, paused = P .. 'schedule:last', P .. 'schedule:paused'
        local function named(entry) return P .. 'schedule:due:' .. entry, P .. 'schedule:ticks:' .. entry end

        """#

    /// Gives an entry its first last tick. `ARGV`: the entry, the seconds.
    static let begin = RedisScript(
        RedisQueueScript.opening + naming + "return call('HSETNX', last, ARGV[1], ARGV[2])", keyCount: 1)

    /// Takes a tick. `ARGV`: the entry, the seconds, how many ticks are kept, the record up to its job as JSON without
    /// the last brace, what is noted when the entry is paused, microseconds; then a reason as JSON, or `push` and a draft.
    ///
    /// Answers 0 when it is late, otherwise 1 and the id of the job that was pushed, or an empty text.
    static let take = RedisScript(
        RedisQueueScript.pushing + naming + #"""
            local entry, due = ARGV[1], tonumber(ARGV[2])
            local before = call('HGET', last, entry)
            if before and tonumber(before) >= due then return {0, ''} end
            local set, hash = named(entry)
            local job, message = '', ARGV[7]
            if message == 'push' then
              message = ''
              if call('SISMEMBER', paused, entry) == 1 then
                message = ARGV[5]
              else
                local id, isNew = push(ARGV, 7, tonumber(ARGV[6]))
                if isNew == 1 then
                  job = id
                else
                  message = '"the job ' .. text(tonumber(id)) .. ' of an earlier tick is not done"'
                end
              end
            end
            local record = ARGV[4]
            if job ~= '' then record = record .. ',"job":"' .. job .. '"' end
            if message ~= '' then record = record .. ',"message":' .. message end
            call('HSET', hash, ARGV[2], record .. '}')
            call('ZADD', set, ARGV[2], ARGV[2])
            local surplus = call('ZRANGE', set, 0, -1 - tonumber(ARGV[3]))
            for _, old in ipairs(surplus) do
              call('ZREM', set, old)
              call('HDEL', hash, old, old .. 'e')
            end
            call('HSET', last, entry, ARGV[2])
            ring()
            return {1, job}
            """#, keyCount: 1)

    /// Pauses an entry, or lets it go on: what was due meanwhile is not caught up. `ARGV`: the entry, 1 or 0, the seconds.
    static let pause = RedisScript(
        RedisQueueScript.opening + naming + #"""
            if ARGV[2] == '1' then return call('SADD', paused, ARGV[1]) end
            local before = call('HGET', last, ARGV[1])
            if call('SREM', paused, ARGV[1]) == 1 and before and tonumber(before) < tonumber(ARGV[3]) then
              call('HSET', last, ARGV[1], ARGV[3])
            end
            return 1
            """#, keyCount: 1)

    /// Notes what a tick's job came to. `ARGV`: the entry, the seconds, the ending as JSON.
    static let note = RedisScript(
        RedisQueueScript.opening + naming + #"""
            local _, hash = named(ARGV[1])
            if call('HEXISTS', hash, ARGV[2]) == 1 then call('HSET', hash, ARGV[2] .. 'e', ARGV[3]) end
            return 1
            """#, keyCount: 1)

    /// The latest ticks, each with its record and its ending. `ARGV`: the entry, how many.
    static let history = RedisScript(
        RedisQueueScript.opening + naming + #"""
            local set, hash = named(ARGV[1])
            local answer = {}
            for _, due in ipairs(call('ZREVRANGE', set, 0, tonumber(ARGV[2]) - 1)) do
              local parts = call('HMGET', hash, due, due .. 'e')
              answer[#answer + 1] = {due, parts[1] or '', parts[2] or ''}
            end
            return answer
            """#, keyCount: 1, isReadOnly: true)

    /// Removes old ticks, 500 of each entry, but never the last one. `ARGV`: the seconds before which they were due.
    static let prune = RedisScript(
        RedisQueueScript.opening + naming + #"""
            local count = 0
            for _, entry in ipairs(call('HKEYS', last)) do
              local set, hash = named(entry)
              local newest = call('ZREVRANGE', set, 0, 0)[1]
              for _, due in ipairs(call('ZRANGEBYSCORE', set, '-inf', '(' .. ARGV[1], 'LIMIT', 0, 500)) do
                if due ~= newest then
                  call('ZREM', set, due)
                  call('HDEL', hash, due, due .. 'e')
                  count = count + 1
                end
              end
            end
            return count
            """#, keyCount: 1)
}
